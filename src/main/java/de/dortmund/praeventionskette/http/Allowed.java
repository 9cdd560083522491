package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Which values a filter knows. */
@FunctionalInterface
public interface Allowed {

    /**
     * The asked values that exist, each with the value it stands for today (a former slug stands for the one it moved to). A value
     * that is absent from the answer is unknown.
     */
    Map<String, String> known(Collection<String> asked);

    /** A text that names the allowed values, for an error. */
    default String hint() {
        return "";
    }

    /** The values where they are fixed; empty where they are read from the data. */
    default List<String> fixed() {
        return List.of();
    }

    /** Whether a value is read whole: a comma in it is no OR and a {@code !} does not negate it. */
    default boolean whole() {
        return false;
    }

    /** The form of one value as a regular expression, for the documentation. */
    default String pattern() {
        return fixed().isEmpty() ? "[^,!]+" : String.join("|", fixed());
    }

    /**
     * Values of a form.
     *
     * @param form what is allowed, in words and signs that need no translation
     * @param pattern the form as a regular expression, for the documentation
     */
    static Allowed form(String form, String pattern, Predicate<String> fits) {
        return new Form(form, pattern, false, asked -> {
            Map<String, String> known = new LinkedHashMap<>();
            asked.stream().filter(fits).forEach(text -> known.put(text, text));
            return known;
        });
    }

    /**
     * One value that is read whole.
     *
     * @param read makes of a text the value, or throws a {@link Problem} that says what is wrong with it
     */
    static Allowed whole(String form, String pattern, UnaryOperator<String> read) {
        return new Form(form, pattern, true, asked -> {
            Map<String, String> known = new LinkedHashMap<>();
            asked.forEach(text -> known.put(text, read.apply(text)));
            return known;
        });
    }

    /** Values that are described by their form. */
    record Form(String hint, String pattern, boolean whole, Function<Collection<String>, Map<String, String>> reading) implements Allowed {
        @Override
        public Map<String, String> known(Collection<String> asked) {
            return reading.apply(asked);
        }

        @Override
        public String listedAt() {
            return hint;
        }
    }

    /** A fixed list of values. */
    static Allowed of(String... values) {
        return new Allowed() {
            @Override
            public List<String> fixed() {
                return List.of(values);
            }

            @Override
            public Map<String, String> known(Collection<String> asked) {
                Map<String, String> known = new LinkedHashMap<>();
                asked.stream().filter(Arrays.asList(values)::contains).forEach(v -> known.put(v, v));
                return known;
            }

            @Override
            public String hint() {
                return String.join(", ", values);
            }
        };
    }

    /** The codes of an enumeration. */
    static <E extends Enum<E>> Allowed codes(Class<E> type, Function<E, String> code) {
        return of(Arrays.stream(type.getEnumConstants()).map(code).toArray(String[]::new));
    }

    /** Where the values are listed, for the documentation of those that are not fixed. */
    default String listedAt() {
        return "what stands in the data; a wrong value is answered with the list";
    }

    /** What stands in the data: a query that selects the distinct values in order, as texts. */
    static Allowed inData(String query) {
        return new Allowed() {
            @Override
            public Map<String, String> known(Collection<String> asked) {
                return of(values().toArray(String[]::new)).known(asked);
            }

            @Override
            public String hint() {
                return String.join(", ", values());
            }

            private List<String> values() {
                return Panache.getEntityManager().createQuery(query, Object.class).getResultList().stream()
                        .map(String::valueOf)
                        .toList();
            }
        };
    }

    /** The slugs of a kind, former ones included. */
    static Allowed slugs(Kind kind) {
        return new Allowed() {
            @Override
            public Map<String, String> known(Collection<String> asked) {
                Map<String, String> known = new LinkedHashMap<>();
                slugs("select e.slug from " + kind.entity + " e where e.slug in :asked and e.visible", asked)
                        .forEach(slug -> known.put(slug, slug));
                Map<String, String> former = new LinkedHashMap<>();
                for (String slug : asked) {
                    if (!known.containsKey(slug)) {
                        FormerSlug.movedTo(kind, slug).ifPresent(today -> former.put(slug, today));
                    }
                }
                if (former.isEmpty()) {
                    return known;
                }
                // Nobody finds anything by a record that is hidden now, and nobody learns that it is there.
                former.values().retainAll(slugs("select e.slug from " + kind.entity + " e where e.slug in :asked and e.visible",
                        former.values()));
                known.putAll(former);
                return known;
            }

            @Override
            public String hint() {
                int most = 50;
                List<String> slugs = Panache.getEntityManager()
                        .createQuery("select e.slug from " + kind.entity + " e where e.visible order by e.slug",
                                String.class)
                        .setMaxResults(most + 1)
                        .getResultList();
                return slugs.size() > most ? kind.address() : String.join(", ", slugs);
            }

            @Override
            public String listedAt() {
                return "the slugs of `" + kind.address() + "`";
            }

            private List<String> slugs(String query, Collection<String> asked) {
                return Panache.getEntityManager()
                        .createQuery(query, String.class)
                        .setParameter("asked", asked)
                        .getResultList();
            }
        };
    }
}
