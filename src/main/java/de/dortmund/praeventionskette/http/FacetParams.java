package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameter of lists whose filters can be counted. */
public record FacetParams(
        @RestQuery
        @Parameter(
                description = "Filters whose values are counted in the same answer, separated by commas: each under all the other filters, zero counts included,"
                        + " each with the link that applies it. `slug` null counts what states nothing; its link says `!*`, not any value.") String facets) {}
