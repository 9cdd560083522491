package de.dortmund.praeventionskette.http;

import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a list has in a form that is sent whole: those of {@link ListParams} without the page. */
public record ExportParams(
        @RestQuery String sort, @RestQuery String fields, @RestQuery String unknown, @RestQuery String modifiedSince) {

    ListParams ofList() {
        return new ListParams(null, null, sort, fields, unknown, modifiedSince, null);
    }
}
