package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.area.ActionAreaResource;
import de.dortmund.praeventionskette.area.PlaceResource;
import de.dortmund.praeventionskette.organisation.ContactResource;
import de.dortmund.praeventionskette.organisation.OrganisationResource;
import de.dortmund.praeventionskette.programme.FundingProgrammeResource;
import de.dortmund.praeventionskette.programme.FundingResource;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.vocabulary.ActionPriorityResource;
import de.dortmund.praeventionskette.vocabulary.LifePhaseResource;
import de.dortmund.praeventionskette.vocabulary.SourceResource;
import de.dortmund.praeventionskette.vocabulary.TargetGroupResource;
import de.dortmund.praeventionskette.vocabulary.TopicResource;
import java.util.Map;

/** The records of the city's catalogue that the documentation shows as examples. */
final class Examples {

    private static final Map<Class<?>, String> SLUGS = Map.ofEntries(
            Map.entry(ProjectResource.class, "windel-cafe-b3"),
            Map.entry(ActionAreaResource.class, "nette"),
            Map.entry(PlaceResource.class, "holte-grundschule"),
            Map.entry(FundingProgrammeResource.class, "kinderstark"),
            Map.entry(FundingResource.class, "kinderstark-2020"),
            Map.entry(OrganisationResource.class, "stadt-dortmund"),
            Map.entry(ContactResource.class, "vor-ort-nordstadt"),
            Map.entry(LifePhaseResource.class, "0-3"),
            Map.entry(TopicResource.class, "sprache"),
            Map.entry(TargetGroupResource.class, "grundschulkinder"),
            Map.entry(ActionPriorityResource.class, "forum-eltern-01"),
            Map.entry(SourceResource.class, "faltblatt-aktionsplan"));

    /** A small part of what is large as a whole. */
    private static final Map<String, String> QUERIES = Map.of(
            "getChain", "?rows=programme&columns=access",
            "getChainGaps", "?rows=programme&columns=access",
            "getChainPriorities", "?programme=kinderstark",
            "getDataQuality", "?size=3",
            "listChanges", "?type=projects&limit=1",
            "getChainTable", "?rows=programme&columns=access",
            "getChainPicture", "?rows=programme&columns=access");

    private Examples() {}

    /** With which parameters the example of an operation is asked for. */
    static String query(String operationId) {
        return QUERIES.getOrDefault(operationId,
                operationId.startsWith("listHsds") ? "?per_page=1" : operationId.startsWith("list") ? "?size=1" : "");
    }

    /** Whether an example shows this form too where an operation has several: that of a line, or of a graph, is hard to imagine. */
    static boolean ofOtherForms(String mediaType) {
        return mediaType.equals("application/x-ndjson") || mediaType.equals("application/ld+json");
    }

    /** How the file of an example of this media type ends. */
    static String extension(String mediaType) {
        return mediaType.equals("application/ld+json") ? ".jsonld" : "." + mediaType.replaceAll("^.*/|\\+.*$", "");
    }

    static String slug(Class<?> resource) {
        String slug = SLUGS.get(resource);
        if (slug == null) {
            throw new IllegalStateException("no example record for " + resource);
        }
        return slug;
    }
}
