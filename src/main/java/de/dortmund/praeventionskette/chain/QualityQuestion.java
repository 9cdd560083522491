package de.dortmund.praeventionskette.chain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A question that can be asked about records, for the filter that chooses among them. */
@Entity
@Immutable
@Table(name = "quality_question")
public class QualityQuestion {

    /** A code of {@link QualityIssue}. */
    @Id
    public String issue;
}
