package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** In which form a single record is answered, as it was sent. */
public record RecordForm(
        @RestQuery
        @Parameter(
                description = "The form of the answer; wins over `Accept`. `jsonld` (`application/ld+json`) has the record in the words of schema.org,"
                        + " whole, so without `fields`.",
                schema = @Schema(enumeration = {
                        "json", "jsonld"}, defaultValue = "json", examples = "json")) String format){
}
