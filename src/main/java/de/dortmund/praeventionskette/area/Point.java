package de.dortmund.praeventionskette.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A point on the map and how precise it is. */
@Embeddable
public class Point {

    /** WGS84, degrees north. */
    public Double latitude;

    /** WGS84, degrees east. */
    public Double longitude;

    /** How far the true place may lie from the point. */
    @Column(name = "precision_metres")
    public Integer precisionMetres;
}
