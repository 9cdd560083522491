package de.dortmund.praeventionskette.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That a project is found by a term of a filter, and why; the view {@code project_term} holds the rules. */
@Entity
@Immutable
@Table(name = "project_term")
@IdClass(ProjectTerm.Key.class)
public class ProjectTerm {

    /** A project may fit a term on more than one basis. */
    public record Key(Long projectId, String facet, String term, String basis) {}

    @Id
    @Column(name = "project_id")
    public Long projectId;

    /** The filter, for example {@code actionArea}. */
    @Id
    public String facet;

    /** A value of the filter, for example {@code nette}. */
    @Id
    public String term;

    /** A basis, {@code cityWide} or {@code allAges}. */
    @Id
    public String basis;
}
