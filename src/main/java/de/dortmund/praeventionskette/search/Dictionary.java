package de.dortmund.praeventionskette.search;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words in use in the catalogue ({@code search_word}) and what stands for what ({@code search_synonym}). */
final class Dictionary {

    /** Of a compound's part at most so many compounds are looked for, the most frequent ones. */
    private static final int MOST_COMPOUNDS = 200;

    /** Which records a search looks at. */
    enum Scope {
        PROJECTS("l.projects"), EVERYTHING("(l.projects + l.others)");

        private final String count;

        Scope(String count) {
            this.count = count;
        }
    }

    /** A word in use that is spelt nearly like the one asked for, and how far away it is. */
    record Near(String word, String sound, String askedSound) {}

    private final Scope scope;

    Dictionary(Scope scope) {
        this.scope = scope;
    }

    /** The words of a text as they are compared. */
    static List<String> fold(String text) {
        String folded = Native.query("select search_fold(cast(:text as text))", String.class)
                .setParameter("text", text)
                .getSingleResult();
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }

    /** For each of these words its forms in use; the words of names of areas have none but the genitive. */
    Map<Integer, List<Alternative>> forms(List<String> words) {
        return found(words,
                "select cast(a.place as integer), cast(l.word as text), cast(null as text), case when l.word = a.word then 'EXACT' else 'FORM' end, 0"
                        + " from asked a join search_word l on l.stem = a.stem where " + scope.count + " > 0"
                        + " and (l.word in (a.word, a.word || 's') or a.word = l.word || 's'"
                        + " or not exists (select from search_name n where n.word in (l.word, a.word)))");
    }

    /** For each of these words the compounds it is a part of, and the two words it may be made of. */
    Map<Integer, List<Alternative>> compounds(List<String> words) {
        return found(words, "select cast(a.place as integer), cast(l.word as text), cast(null as text), 'PART', l.uses"
                + " from (select a.place, a.stem, case when length(shorter) < 4 or exists (select from search_name n where n.word = a.word) then a.word"
                + " else shorter end as part from (select *, regexp_replace(word, '(en|e|n|s)$', '') as shorter from asked) a where length(word) >= 4) a"
                + " cross join lateral (select l.word, " + scope.count + " as uses from search_word l where " + scope.count
                + " > 0 and l.word like '%' || a.part || '%'"
                + " and length(l.word) >= length(a.part) + 3 and l.stem <> a.stem"
                + " and (length(a.part) >= 6 or starts_with(l.word, a.part) or right(l.word, length(a.part)) = a.part)"
                + " order by " + scope.count + " desc, l.word limit " + MOST_COMPOUNDS + ") l"
                + " union all select cast(a.place as integer), left(a.word, n.at), substr(a.word, n.at + 1), 'FORM', 0"
                + " from asked a cross join lateral generate_series(3, length(a.word) - 3) as n (at)"
                + " where (select " + scope.count + " from search_word l where l.word = left(a.word, n.at)) > 0"
                + " and (select " + scope.count + " from search_word l where l.word = substr(a.word, n.at + 1)) > 0");
    }

    private static Map<Integer, List<Alternative>> found(List<String> words, String rows) {
        Map<Integer, List<Alternative>> found = new TreeMap<>();
        for (Tuple row : rows("with asked as materialized (select a.place, a.word, search_stem(a.word) as stem"
                + " from unnest(cast(:words as text[])) with ordinality as a (word, place)) " + rows, "words", words)) {
            String second = row.get(2, String.class);
            Manner manner = Manner.valueOf(row.get(3, String.class));
            String first = row.get(1, String.class);
            found.computeIfAbsent(row.get(0, Integer.class) - 1, place -> new ArrayList<>())
                    .add(second == null
                            ? Alternative.word(manner, first, row.get(4, Number.class).longValue())
                            : new Alternative(manner, List.of(List.of(first), List.of(second)), 1, 0));
        }
        return found;
    }

    /** For each of these expressions what else is said for it, in the forms in use. */
    Map<Integer, List<Alternative>> synonyms(List<String> expressions) {
        Map<Integer, Map<String, Map<Integer, Set<String>>>> byExpression = new TreeMap<>();
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (Tuple row : rows("select cast(e.place as integer), s.finds, cast(f.place as integer),"
                + " cast(array_length(string_to_array(search_fold(s.finds), ' '), 1) as integer), cast(l.word as text)"
                + " from unnest(cast(:words as text[])) with ordinality as e (text, place)"
                + " join search_synonym s on s.stems = search_stems(e.text)"
                + " cross join lateral unnest(string_to_array(search_fold(s.finds), ' ')) with ordinality as f (word, place)"
                + " join search_word l on l.stem = search_stem(f.word) and " + scope.count + " > 0", "words", expressions)) {
            String finds = row.get(1, String.class);
            lengths.put(finds, row.get(3, Integer.class));
            byExpression.computeIfAbsent(row.get(0, Integer.class) - 1, place -> new TreeMap<>())
                    .computeIfAbsent(finds, text -> new TreeMap<>())
                    .computeIfAbsent(row.get(2, Integer.class), place -> new TreeSet<>())
                    .add(row.get(4, String.class));
        }
        Map<Integer, List<Alternative>> synonyms = new TreeMap<>();
        byExpression.forEach((place, expressionsFound) -> expressionsFound.forEach((finds, forms) -> {
            if (forms.size() == lengths.get(finds)) {
                synonyms.computeIfAbsent(place, p -> new ArrayList<>())
                        .add(new Alternative(Manner.SYNONYM, List.copyOf(forms.values()), 3, 0));
            }
        }));
        return synonyms;
    }

    /** For each of these words the most similar ones in use, the nearest first. */
    Map<Integer, List<Near>> near(List<String> words) {
        Map<Integer, List<Near>> near = new TreeMap<>();
        for (Tuple row : rows("select cast(a.place as integer), cast(l.word as text), cast(l.sound as text), a.sound"
                + " from (select place, search_sound(word) as sound from unnest(cast(:words as text[])) with ordinality as w (word, place)) a"
                + " cross join lateral (select l.word, l.sound, similarity(l.sound, a.sound) as closeness, " + scope.count + " as uses"
                + " from search_word l where l.sound % a.sound and " + scope.count + " > 0 and abs(length(l.sound) - length(a.sound)) <= 3"
                + " order by 3 desc, 4 desc, 1 limit 30) l order by a.place, l.closeness desc, l.uses desc, l.word", "words", words)) {
            near.computeIfAbsent(row.get(0, Integer.class) - 1, place -> new ArrayList<>())
                    .add(new Near(row.get(1, String.class), row.get(2, String.class), row.get(3, String.class)));
        }
        return near;
    }

    /** A word as a record writes it; as it is compared where none does. */
    String shown(String word) {
        // The record is known before the texts are looked for: those of all records would be put together to compare them.
        List<String> shown = Native.query("select t.token from search_source s cross join lateral"
                + " regexp_split_to_table(concat_ws(' ', s.a, s.b, s.c, s.d), '[^[:alnum:]*:_-]+') with ordinality as t (token, place)"
                + " where s.record_id = (select p.chunk * cast(4096 as bigint) + r.record from search_posting p"
                + " cross join lateral search_posted(p.records) r where p.word = :word order by p.project, p.chunk, r.record limit 1)"
                + " and replace(search_fold(t.token), ' ', '') = :word order by t.place limit 1", String.class)
                .setParameter("word", word)
                .getResultList();
        return shown.isEmpty() ? word : shown.get(0);
    }

    private static List<Tuple> rows(String query, String parameter, List<String> values) {
        return Native.query(query, Tuple.class)
                .setParameter(parameter, values.toArray(String[]::new))
                .getResultList();
    }
}
