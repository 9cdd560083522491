package de.dortmund.praeventionskette.exchange.hsds;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which taxonomy terms are asked for, as it was sent. */
public record TermFilter(
        @RestQuery("taxonomy_id")
        @Parameter(
                description = "Only the terms of this taxonomy",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "9c7083ef-0193-578c-86ee-ddfa5c054715") String taxonomyId,
        @RestQuery("parent_id")
        @Parameter(
                description = "Only the terms directly below this one",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "b2c566a2-2cd5-53a4-a997-5bb1e3df4273") String parentId,
        @RestQuery("top_only")
        @Parameter(
                description = "`true`: only terms that stand below no other. (The specification's sentence says the opposite of its name.)",
                schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                example = "true") String topOnly) {

    List<Hsds.TaxonomyTerm> among(Terms terms) {
        boolean top = Sent.flag("top_only", topOnly);
        Optional<UUID> parent = Optional.ofNullable(parentId)
                .map(sent -> terms.named(sent).map(named -> Terms.idOf(named.vocabulary(), named.slug()))
                        .orElseThrow(() -> Ids.unknown("parent_id", sent)));
        List<Vocabulary> vocabularies = taxonomyId == null ? Arrays.asList(Vocabulary.values())
                : List.of(Ids.read(taxonomyId).flatMap(terms::vocabulary).orElseThrow(() -> Ids.unknown("taxonomy_id", taxonomyId)));
        return terms.of(vocabularies).values().stream().flatMap(some -> some.values().stream())
                .filter(term -> !top || term.parentId() == null)
                .filter(term -> parent.isEmpty() || parent.get().equals(term.parentId()))
                .toList();
    }
}
