package de.dortmund.praeventionskette.programme;

import jakarta.persistence.Embeddable;

/** A field of action that a programme names for itself (Schwerpunkt); projects of the programme stand under one of them. */
@Embeddable
public class ProgrammePriority {

    public String slug;

    public String name;

    /** The place among the programme's priorities, from 1. */
    public int position;
}
