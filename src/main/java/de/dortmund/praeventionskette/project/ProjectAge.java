package de.dortmund.praeventionskette.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An age that a project is for, and how that is known; the view {@code project_age} holds the rule. */
@Entity
@Immutable
@Table(name = "project_age")
@IdClass(ProjectAge.Key.class)
public class ProjectAge {

    /** A project has an age for each of its life phases, if it has none of its own. */
    public record Key(Long projectId, Integer fromMonths, Integer toMonths) {}

    @Id
    @Column(name = "project_id")
    public Long projectId;

    /** Inclusive; negative is before birth. */
    @Id
    @Column(name = "from_months")
    public Integer fromMonths;

    /** Exclusive. */
    @Id
    @Column(name = "to_months")
    public Integer toMonths;

    /** A basis for a range of its own, {@code derived} from a life phase, or {@code allAges}. */
    public String basis;
}
