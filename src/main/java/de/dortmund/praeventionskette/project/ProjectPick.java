package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.record.Publication;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * What lists of projects are filtered, sorted and counted by: one narrow row for each project, kept by the database (V6__scale.sql). The
 * record {@code e} of a condition on projects is of this kind.
 */
@Entity
@Immutable
@Table(name = "project_pick")
public class ProjectPick {

    /** That of the project. */
    @Id
    public Long id;

    /** Its place in {@link ProjectSets}. */
    public long ordinal;

    /** With {@link #bit}: where its bits stand in {@link PickBits}. */
    public int chunk;

    public int bit;

    public String slug;

    public String title;

    public Integer number;

    @Enumerated(EnumType.STRING)
    public ProjectKind kind;

    @Enumerated(EnumType.STRING)
    public ProjectStatus status;

    @Enumerated(EnumType.STRING)
    public Publication publication;

    /** Whether the public sees it. */
    public boolean visible;

    @Column(name = "starts_on")
    public String startsOn;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "verified_at")
    public Instant verifiedAt;

    @Column(name = "city_wide")
    public boolean cityWide;

    @Column(name = "all_ages")
    public boolean allAges;

    /** A multirange of months, only compared with here; empty where the age is unknown. */
    @Column(columnDefinition = "int4multirange")
    public String ages;

    /** The codes of the {@link PickTerm}s that it is found by. */
    public Integer[] terms;
}
