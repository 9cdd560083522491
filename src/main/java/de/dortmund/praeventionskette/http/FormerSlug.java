package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An address that was used once and will never be used for another record: moved, or deleted. */
@Entity
@Table(name = "former_slug")
@IdClass(FormerSlug.Key.class)
public class FormerSlug extends PanacheEntityBase {

    /** A slug is former once within its kind. */
    public record Key(String kind, String slug) {}

    @Id
    public String kind;

    @Id
    public String slug;

    /** The record's slug since; null where the record was deleted. */
    @Column(name = "moved_to")
    public String movedTo;

    public Instant since;

    /** What became of this slug of the kind, if it was ever used by a record that no longer has it. */
    public static Optional<FormerSlug> of(Kind kind, String slug) {
        return findByIdOptional(new Key(kind.path, slug));
    }

    /** Those of the slugs, of whatever kind, that some record had which has another one today. */
    public static Set<String> moved(Collection<String> slugs) {
        return slugs.isEmpty() ? Set.of()
                : FormerSlug.<FormerSlug>stream("slug in ?1 and movedTo is not null", slugs).map(former -> former.slug)
                        .collect(Collectors.toSet());
    }

    /** The slug that the record has today which has this one or had it; the same where there is no such record. */
    public static String today(Kind kind, String slug) {
        return movedTo(kind, slug).orElse(slug);
    }

    /** The slug of today, however often the record moved. */
    public static Optional<String> movedTo(Kind kind, String slug) {
        Optional<String> today = of(kind, slug).map(former -> former.movedTo);
        for (int moves = 0; today.isPresent() && moves < 20; moves++) {
            Optional<FormerSlug> again = of(kind, today.get());
            if (again.isEmpty()) {
                return today;
            }
            today = again.map(former -> former.movedTo);
        }
        return Optional.empty();
    }
}
