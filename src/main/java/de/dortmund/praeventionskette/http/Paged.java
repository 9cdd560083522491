package de.dortmund.praeventionskette.http;

/** An answer that is one page of several: its links stand in the header {@code Link} too. */
public interface Paged {

    /** The pages around. */
    Page.PageLinks links();
}
