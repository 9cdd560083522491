package de.dortmund.praeventionskette.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Which projects of a chunk have a value, a bit for each; kept by the database (V6__scale.sql), read by {@link ProjectSets}. */
@Entity
@Immutable
@Table(name = "pick_bits")
@IdClass(PickBits.Key.class)
public class PickBits {

    /** A value has a row for each chunk that one of its projects stands in. */
    public record Key(Integer code, Integer chunk) {}

    /** That of the {@link PickTerm}. */
    @Id
    public Integer code;

    @Id
    public Integer chunk;

    @Column(columnDefinition = "bit(8192)")
    public String bits;
}
