package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.record.Kind;

/** The vocabularies of the catalogue, each a taxonomy: records of a kind, or the fixed values of a field. */
enum Vocabulary {
    TARGET_GROUPS(Kind.TARGET_GROUP, "targetGroup", "target_group", "Zielgruppen",
            "Wen ein Angebot erreichen soll, in der Wortwahl der Quellen; weitere Gruppen schließen engere ein."),
    TOPICS(Kind.TOPIC, "topic", "topic", "Handlungsfelder", "Worum es geht: die Spalten der Präventionskette."),
    LIFE_PHASES(Kind.LIFE_PHASE, "lifePhase", "life_phase", "Lebensphasen",
            "Die Glieder der Präventionskette nach dem Alter, von der Schwangerschaft bis zum Beruf."),
    FUNDING_PROGRAMMES(Kind.FUNDING_PROGRAMME, "programme", "funding_programme", "Förderprogramme",
            "Die Programme und Strategien, unter denen Angebote stehen."),
    ACTION_PRIORITIES(Kind.ACTION_PRIORITY, "actionPriority", "action_priority", "Handlungsansätze",
            "Was sich die Bürgerinnen und Bürger im Forum Soziale Stadt gewünscht haben."),
    ACCESS("access", "access", "access", "Zugang", "Wie ein Angebot Menschen erreicht, die von selbst nicht kämen."),
    PROJECT_STATUSES("project-statuses", "status", "project_status", "Stand", "Wo ein Angebot nach Aussage der Quelle steht."),
    PROJECT_KINDS("project-kinds", "kind", "project_kind", "Art des Angebots", "Was ein Angebot in seinem Programm ist."),
    ORGANISATION_KINDS("organisation-kinds", null, "organisation_kind", "Art der Organisation", "Was für eine Organisation es ist."),
    PLACE_KINDS("place-kinds", null, "place_kind", "Art des Ortes", "Was für ein Ort es ist.");

    /** The records that are its terms; null where they are fixed. */
    final Kind kind;
    /** Its name, and that of its terms, in ids. */
    final String path;
    /** The filter of projects by it; null where it does not describe projects. */
    final String facet;
    /** What an attribute says that names one of its terms. */
    final String linkType;
    final String title;
    final String description;

    Vocabulary(Kind kind, String facet, String linkType, String title, String description) {
        this(kind, kind.path, facet, linkType, title, description);
    }

    Vocabulary(String path, String facet, String linkType, String title, String description) {
        this(null, path, facet, linkType, title, description);
    }

    Vocabulary(Kind kind, String path, String facet, String linkType, String title, String description) {
        this.kind = kind;
        this.path = path;
        this.facet = facet;
        this.linkType = linkType;
        this.title = title;
        this.description = description;
    }
}
