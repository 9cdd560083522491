package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that every single record has. */
public record RecordParams(
        @RestQuery
        @Parameter(description = "Only these fields of the record, separated by commas", example = "slug,links") String fields) {}
