package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The record that takes the place of one that is deleted. */
public record Replacement(
        @RestQuery
        @Parameter(description = "The key of the record of the same kind that this one is merged into; only for editors",
                example = "windel-cafe-b3") String replacedBy) {}
