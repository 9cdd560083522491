package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What time makes of a record without anybody writing it: its form says the same as before, and yet it is another one to its readers. */
enum Passing {

    SHOWN("visible", true, "the public sees it from now on"),
    HIDDEN("visible", false, "the public sees it no longer"),
    STALE("stale", true, "not confirmed for too long"),
    CURRENT("stale", false, "confirmed within the time");

    /** The field of the history that it changes. */
    final String field;
    /** The field's value since; before it was the other one. */
    final boolean now;
    private final String why;

    Passing(String field, boolean now, String why) {
        this.field = field;
        this.now = now;
        this.why = why;
    }

    /** What has passed with a record that was visible and stale before as these say; nothing where nobody has noted it. */
    static List<Passing> of(CatalogueRecord record, Boolean wasVisible, Boolean wasStale) {
        return Stream.of(wasVisible == null || wasVisible == record.visible ? null : record.visible ? SHOWN : HIDDEN,
                wasStale == null || wasStale == record.stale ? null : record.stale ? STALE : CURRENT)
                .filter(passed -> passed != null).toList();
    }

    /** What the history says of it. */
    static String why(List<Passing> passed) {
        return passed.stream().map(one -> one.why).collect(Collectors.joining("; "));
    }

    /** What an entry of the history says of this field. */
    static Optional<Passing> in(History.Entry entry, String field) {
        return entry.why() == null ? Optional.empty()
                : Arrays.stream(values()).filter(one -> one.field.equals(field) && List.of(entry.why().split("; ")).contains(one.why))
                        .findFirst();
    }
}
