package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Taxonomy terms over HTTP: what stands in the vocabularies of the catalogue. */
@Reads
@Path(HsdsResource.PATH + "/taxonomy_terms")
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsTaxonomyTermResource {

    private final Terms terms;

    HsdsTaxonomyTermResource(Terms terms) {
        this.terms = terms;
    }

    @GET
    @Operation(
            operationId = "listHsdsTaxonomyTerms",
            summary = "HSDS: list the taxonomy terms (Begriffe der Vokabulare)",
            description = "The terms of all vocabularies, each vocabulary in its own order.")
    public Page<Hsds.TaxonomyTerm> list(@BeanParam WordFilter words, @BeanParam TermFilter filter, @BeanParam PageQuery page,
            @BeanParam PerPage size) {
        return page.of(found(words, filter), size.perPage());
    }

    @GET
    @Produces(Format.Types.NDJSON)
    @Operation(hidden = true)
    public Lines<Hsds.TaxonomyTerm> all(@BeanParam WordFilter words, @BeanParam TermFilter filter, @RestQuery String format) {
        return new Lines<>("taxonomy_terms", () -> found(words, filter));
    }

    private Source<Hsds.TaxonomyTerm> found(WordFilter words, TermFilter filter) {
        BiPredicate<String, String> fits = words.fitting();
        return new Source.Whole<>(filter.among(terms).stream().filter(t -> fits.test(t.name(), t.description())).toList());
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getHsdsTaxonomyTerm",
            summary = "HSDS: read one taxonomy term (Begriff eines Vokabulars)",
            description = "A term of a vocabulary. The id is the UUID version 5 of the vocabulary, `/` and the term's key:"
                    + " `topics/sprache`.")
    public Hsds.TaxonomyTerm get(
            @RestPath @Parameter(description = "The term", example = "30db9dcc-f276-59b0-8fa6-93e5f3aa61a1") String id) {
        Terms.Named named = terms.named(id).orElseThrow(() -> Ids.missing(id));
        return terms.of(List.of(named.vocabulary())).get(named.vocabulary()).get(named.slug());
    }
}
