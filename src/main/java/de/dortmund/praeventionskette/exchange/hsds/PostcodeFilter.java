package de.dortmund.praeventionskette.exchange.hsds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Where services at locations are asked for, as it was sent. */
public record PostcodeFilter(
        @RestQuery
        @Parameter(
                description = "Only services whose areas serve this postal code, city-wide ones included; with `proximity` only"
                        + " locations near it. It stands for the"
                        + " middle of the places of the catalogue that have it in their address; where none of them has"
                        + " coordinates, it is a 400. So is each, the example too, until somebody enters coordinates: the places that"
                        + " the catalogue begins with have none",
                schema = @Schema(implementation = String.class, pattern = "^[0-9]{5}$"),
                example = "44359") String postcode,
        @RestQuery
        @Parameter(
                description = "How far from the middle of `postcode` a location may be, in metres; only together with it",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "50000"),
                example = "2000") String proximity) {

    static final PostcodeFilter NONE = new PostcodeFilter(null, null);
}
