package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.http.Text;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The twelve kinds of record, in the order of the front door. */
public enum Kind {
    PROJECT("projects", "Project", "title", Text.of("Projekt", "project")),
    ACTION_AREA("action-areas", "ActionArea", "name", Text.of("Aktionsraum", "action area")),
    FUNDING_PROGRAMME("funding-programmes", "FundingProgramme", "name", Text.of("Förderprogramm", "funding programme")),
    FUNDING("fundings", "Funding", "purpose", Text.of("Förderung", "funding")),
    TARGET_GROUP("target-groups", "TargetGroup", "name", Text.of("Zielgruppe", "target group")),
    LIFE_PHASE("life-phases", "LifePhase", "name", Text.of("Lebensphase", "life phase")),
    TOPIC("topics", "Topic", "name", Text.of("Handlungsfeld", "topic")),
    ACTION_PRIORITY("action-priorities", "ActionPriority", "name", Text.of("Handlungsansatz", "action priority")),
    ORGANISATION("organisations", "Organisation", "name", Text.of("Organisation", "organisation")),
    CONTACT("contacts", "Contact", "function", Text.of("Kontakt", "contact")),
    PLACE("places", "Place", "name", Text.of("Ort", "place")),
    SOURCE("sources", "Source", "title", Text.of("Quelle", "source"));

    /** Where the public interface begins. */
    public static final String BASE = "/api/v1";

    private static final Map<String, Kind> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(kind -> kind.path, kind -> kind));

    /** The resource's name in addresses, for example {@code action-areas}. */
    public final String path;
    /** The entity's name in queries. */
    public final String entity;
    /** The entity whose rows a list is filtered and sorted by, with the ids of the records; mostly their own. */
    public final String sought;
    /** The attribute that a reference shows as {@code name}; of a contact it is the function, never the person. */
    public final String label;
    /** What one record is called. */
    public final Text noun;

    Kind(String path, String entity, String label, Text noun) {
        this.path = path;
        this.entity = entity;
        this.sought = entity.equals("Project") ? "ProjectPick" : entity;
        this.label = label;
        this.noun = noun;
    }

    /** The address of the list, a path from the root. */
    public String address() {
        return BASE + "/" + path;
    }

    /** The address of one record, a path from the root. */
    public String address(String slug) {
        return BASE + "/" + path + "/" + slug;
    }

    /** The kind whose resource has this name. */
    public static Optional<Kind> byPath(String path) {
        return Optional.ofNullable(path == null ? null : BY_PATH.get(path));
    }
}
