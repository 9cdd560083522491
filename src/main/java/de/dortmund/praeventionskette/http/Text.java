package de.dortmund.praeventionskette.http;

/**
 * A sentence for a human reader in the two languages of the service. German is the default; English is given to whoever prefers
 * it by {@code Accept-Language}.
 */
public record Text(String de, String en) {

    /** The same sentence in German and in English. */
    public static Text of(String de, String en) {
        return new Text(de, en);
    }

    public String in(Language language) {
        return language == Language.ENGLISH ? en : de;
    }
}
