package de.dortmund.praeventionskette.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** A point on the map and how precise it is. */
@Embeddable
public class Point {

    /** WGS84, degrees north. */
    @DecimalMin("-90")
    @DecimalMax("90")
    public Double latitude;

    /** WGS84, degrees east. */
    @DecimalMin("-180")
    @DecimalMax("180")
    public Double longitude;

    /** How far the true place may lie from the point. */
    @Column(name = "precision_metres")
    public Integer precisionMetres;
}
