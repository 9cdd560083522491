package de.dortmund.praeventionskette.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A point of a project to search by, kept by the database (V6__scale.sql); {@link ProjectPoint} says what it is the point of. */
@Entity
@Immutable
@Table(name = "pick_point")
@IdClass(PickPoint.Key.class)
public class PickPoint {

    /** A project has a point for each place, else for each area. */
    public record Key(Long projectId, Double latitude, Double longitude) {}

    @Id
    @Column(name = "project_id")
    public Long projectId;

    /** WGS84, degrees north. */
    @Id
    public Double latitude;

    /** WGS84, degrees east. */
    @Id
    public Double longitude;
}
