package de.dortmund.praeventionskette.start;

/**
 * Marks an exception whose message is already the one line that a person needs: what is wrong and what to do about it. Thrown
 * while the service starts, its message is all that is printed.
 */
public interface Explained {}
