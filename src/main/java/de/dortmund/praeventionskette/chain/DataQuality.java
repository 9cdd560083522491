package de.dortmund.praeventionskette.chain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A question about one record; the view {@code data_quality} says which there are. */
@Entity
@Immutable
@Table(name = "data_quality")
@IdClass(DataQuality.Key.class)
public class DataQuality {

    /** A record is asked each question once. */
    public record Key(String issue, String slug) {}

    /** What is to be asked, a code of {@link QualityIssue}. */
    @Id
    public String issue;

    /** The place of the question in the list. */
    public int rank;

    /** The resource of the record, for example {@code projects}. */
    public String kind;

    @Id
    public String slug;

    public String name;
}
