package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Taxonomies over HTTP: the vocabularies of the catalogue. */
@Reads
@Path(HsdsResource.PATH + "/taxonomies")
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsTaxonomyResource {

    private final Terms terms;

    HsdsTaxonomyResource(Terms terms) {
        this.terms = terms;
    }

    @GET
    @Operation(
            operationId = "listHsdsTaxonomies",
            summary = "HSDS: list the taxonomies (Vokabulare)",
            description = "The vocabularies of the catalogue as taxonomies of the Human Services Data Specification.")
    public Page<Hsds.Taxonomy> list(@BeanParam WordFilter filter, @BeanParam PageQuery page, @BeanParam PerPage size) {
        return page.of(found(filter), size.perPage());
    }

    @GET
    @Produces(Format.Types.NDJSON)
    @Operation(hidden = true)
    public Lines<Hsds.Taxonomy> all(@BeanParam WordFilter filter, @RestQuery String format) {
        return new Lines<>("taxonomies", () -> found(filter));
    }

    private Source<Hsds.Taxonomy> found(WordFilter filter) {
        BiPredicate<String, String> fits = filter.fitting();
        return new Source.Whole<>(terms.taxonomies().stream().filter(t -> fits.test(t.name(), t.description())).toList());
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getHsdsTaxonomy",
            summary = "HSDS: read one taxonomy (Vokabular)",
            description = "A vocabulary; `/taxonomy_terms?taxonomy_id=` has its terms.")
    public Hsds.Taxonomy get(
            @RestPath @Parameter(description = "The taxonomy", example = "4ff85b0e-ec54-5b06-b30b-92c23a962c0a") String id) {
        return Ids.read(id).flatMap(terms::vocabulary).map(terms::taxonomy).orElseThrow(() -> Ids.missing(id));
    }
}
