package de.dortmund.praeventionskette.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point on the map and how precise it is. */
@Embeddable
@Schema(description = "A point on the map, WGS84, and how precise it is")
public class Point {

    /** WGS84, degrees north. */
    @DecimalMin("-90")
    @DecimalMax("90")
    @Schema(description = "Degrees north")
    public Double latitude;

    /** WGS84, degrees east. */
    @DecimalMin("-180")
    @DecimalMax("180")
    @Schema(description = "Degrees east")
    public Double longitude;

    /** How far the true place may lie from the point. */
    @Schema(description = "How far the true place may lie from the point, in metres")
    @Column(name = "precision_metres")
    public Integer precisionMetres;
}
