package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Makes the readable key of a new record from its title. */
public final class Slugs {

    /** Shorter than the longest that is allowed (100), so that a number can follow. */
    private static final int LONGEST = 90;

    private Slugs() {}

    /** The title in small letters, ä as ae and ß as ss, everything else that is no letter or digit as a hyphen. */
    public static String of(String title) {
        String german = title.toLowerCase(Locale.GERMAN).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        String plain = Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() <= LONGEST ? plain
                : plain.substring(0, Math.max(plain.lastIndexOf('-', LONGEST), LONGEST / 2));
        return cut.replaceAll("^-+|-+$", "");
    }

    /** The key for a title that no record of the kind has or had: a taken one gets -2, -3 and so on. */
    public static String free(Kind kind, String title) {
        String slug = first(kind, title);
        List<String> like = Panache.getEntityManager().createQuery("select e.slug from " + kind.entity + " e where e.slug like :like"
                + " union all select f.slug from FormerSlug f where f.kind = '" + kind.path + "' and f.slug like :like", String.class)
                .setParameter("like", slug + "%").getResultList();
        Set<String> taken = new HashSet<>(like);
        String free = slug;
        for (int number = 2; taken.contains(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }

    /** A key that no record has: for one that is tried, and taken back. */
    public static String ofNobody() {
        return UUID.randomUUID().toString();
    }

    /** The key that a record with this title has if it is the first. */
    public static String first(Kind kind, String title) {
        String slug = of(title);
        return slug.isEmpty() ? kind.path.replaceFirst("s$", "") : slug;
    }
}
