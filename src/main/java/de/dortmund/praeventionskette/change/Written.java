package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.CatalogueConfig;
import io.quarkus.arc.Arc;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answer to a write. */
public final class Written {

    private Written() {}

    /** The record as it is now, 201 with its address where it is new; the proposal, with 202; or nothing, with 204. */
    @SuppressWarnings("unchecked")
    public static <V> RestResponse<V> answer(Edits.Outcome outcome) {
        ResponseBuilder<V> response = ResponseBuilder.create(outcome.status());
        if (outcome.answer() != null) {
            response.entity((V) outcome.answer());
        }
        if (outcome.location() != null) {
            response.header("Location", Arc.container().instance(CatalogueConfig.class).get().publicUrl(outcome.location()));
        }
        return response.build();
    }
}
