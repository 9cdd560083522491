package de.dortmund.praeventionskette.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A point where a project is, or that it is everywhere in the city; the view {@code project_point} holds the rule. */
@Entity
@Immutable
@Table(name = "project_point")
@IdClass(ProjectPoint.Key.class)
public class ProjectPoint {

    /** A project has a point for each place, else for each area. */
    public record Key(Long projectId, String kind, String slug) {}

    @Id
    @Column(name = "project_id")
    public Long projectId;

    /** The resource that the point is recorded for: {@code places} or {@code action-areas}; null where it is city-wide. */
    @Id
    public String kind;

    @Id
    public String slug;

    public String name;

    /** WGS84, degrees north; null where it is city-wide. */
    public Double latitude;

    /** WGS84, degrees east. */
    public Double longitude;

    @Column(name = "precision_metres")
    public Integer precisionMetres;

    /** The basis of the relation to the place or area, or {@code cityWide}. */
    public String basis;
}
