package de.dortmund.praeventionskette.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The words of a published record, weighted by where they stand; kept by the database (V3__search.sql), only compared with here. */
@Entity
@Immutable
@Table(name = "search_document")
public class SearchDocument {

    @Id
    @Column(name = "record_id")
    public Long recordId;

    /** The resource, for example {@code projects}. */
    public String kind;

    public String slug;

    /** A tsvector: A is the name, B what it is for, C what it does, D the names of what it belongs to. */
    @Column(columnDefinition = "tsvector")
    public String words;
}
