package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import de.dortmund.praeventionskette.security.Sight;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which records a list shows: what the public sees, whoever asks, and the contacts for partners, where a partner or an editor asks; or
 * those in the states of publication that somebody asks for who may see more, an editor of all records, a carrier of its own.
 *
 * @param kind of the records; null where it does not matter
 * @param states null for what the public sees, or partners
 * @param carrier the slug of the organisation whose records they are; null for everybody's
 */
record Shown(Kind kind, Set<Publication> states, String carrier) {

    private static final Shown TO_THE_PUBLIC = new Shown(null, null, null);

    private static final Shown TO_PARTNERS = new Shown(Kind.CONTACT, null, null);

    /**
     * Reads the parameter {@code publication}.
     *
     * @param sent states, separated by commas; null where nothing was sent
     * @throws Problem 400 for what is no state, 401 where the public asks for more than it sees, 403 where a carrier asks for what has
     *             no carriers
     */
    static Shown asked(Kind kind, String sent) {
        if (sent == null) {
            return kind == Kind.CONTACT && !Sight.current().isPublic() ? TO_PARTNERS : TO_THE_PUBLIC;
        }
        Set<Publication> states = EnumSet.noneOf(Publication.class);
        Arrays.stream(sent.split(",", -1)).forEach(code -> states.add(state(code)));
        boolean keepsSome = Caller.current().is(Role.EDITOR) || !Sight.current().isPublic() && Ownership.CARRIED.contains(kind);
        if (!keepsSome && states.equals(EnumSet.of(Publication.PUBLISHED))) {
            return TO_THE_PUBLIC;
        }
        Caller.current().mustBe(Role.CARRIER, Role.EDITOR);
        if (!keepsSome) {
            throw Ownership.notYours(Text.of("Diese Datensätze führt nur die Redaktion der Stadt, kein Träger.",
                    "Only the city's editors keep these records, no carrier."));
        }
        return new Shown(kind, states, Sight.current().organisation());
    }

    private static Publication state(String code) {
        return Arrays.stream(Publication.values()).filter(state -> state.code.equals(code)).findFirst().orElseThrow(() -> {
            String allowed = Arrays.stream(Publication.values()).map(state -> state.code).collect(Collectors.joining(", "));
            return Problem.parameter("publication", "unknown-value", Text.of(
                    "Der Parameter „publication“ nimmt, durch Kommas getrennt: " + allowed + ".",
                    "The parameter 'publication' takes, separated by commas: " + allowed + "."));
        });
    }

    /** @throws Problem 400 where words are searched in what is not public: the search knows only what is */
    void checkSearchable(boolean words) {
        if (words && states != null) {
            throw Problem.parameter("publication", "not-searchable", Text.of(
                    "Die Suche „q“ kennt nur, was öffentlich ist: entweder q oder publication.",
                    "The search 'q' knows only what is public: either q or publication."));
        }
    }

    /** Whether it is what the public sees. */
    boolean isToThePublic() {
        return this == TO_THE_PUBLIC;
    }

    /** The condition on {@code e}; its parameters go into the map. */
    String condition(Map<String, Object> parameters) {
        if (states == null) {
            return this == TO_PARTNERS ? "(e.visible or e.forPartners)" : ProjectSets.PUBLISHED;
        }
        parameters.put("publication", states);
        if (carrier == null) {
            return "e.publication in :publication";
        }
        parameters.put("keptBy", carrier);
        return "e.publication in :publication and e.id in (select k.id from " + kind.entity + " k where k.carrier.slug = :keptBy)";
    }
}
