package de.dortmund.praeventionskette.start;

/** The service can't start; the message says in one line why, and the remedy. */
public final class StartException extends RuntimeException implements Explained {

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
