package de.dortmund.praeventionskette.vocabulary;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That a target group stands below another, or is it itself; the view holds the rule. */
@Entity
@Immutable
@Table(name = "target_group_tree")
@IdClass(TargetGroupTree.Key.class)
public class TargetGroupTree {

    /** Both ends of the relation. */
    public record Key(String slug, Long id) {}

    /** The slug of the one above. */
    @Id
    public String slug;

    /** The one below. */
    @Id
    public Long id;
}
