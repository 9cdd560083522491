package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Proposals;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Finds the texts of all records and proposals, today's and earlier ones, that speak of a person. */
@Singleton
class Mentions {

    private static final String KEPT =
            """
            select h.kind, coalesce(a.slug, h.slug), h.version, cast(h.document as text),
                a.id is not null and h.revision = max(h.revision) over (partition by h.kind, h.record_id), h.revision, null
            from (select * from history l where l.document is not null) h left join any_record a on a.kind = h.kind and a.id = h.record_id
            union all
            select h.kind, coalesce(a.slug, h.slug), h.version, cast(jsonb_build_object('phones', jsonb_path_query_array(s.value, '$[*].printed')) as text),
                a.id is not null and not exists (select from history l where l.kind = h.kind and l.record_id = h.record_id and l.revision > h.revision),
                h.revision, null
                from history_personal s join history h on h.id = s.history_id and s.field = 'phones'
                left join any_record a on a.kind = h.kind and a.id = h.record_id
            union all
            select 'proposals', p.slug, null, cast(case p.kind when 'contacts' then said.document - array['name', 'phones', 'email']
                    || jsonb_build_object('phones', jsonb_path_query_array(said.document, '$.phones[*].printed')) else said.document end as text),
                true, 0, cast(p.id as text)
                from proposal p cross join lateral (values (p.base), (p.proposed), (jsonb_build_object('comment', p.comment))) as said (document)""";

    /** Numbers as they are printed: a number beside them is the contact's own, a name need not be. */
    private static final String PRINTED = "phones";

    private final ObjectMapper json;

    Mentions(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Each field of a record once: as it is today, else in the latest version that spoke of the person.
     *
     * @param keys of the contacts that held the person's data, today's and former ones: there a word of the name tells
     */
    List<Mention> of(Sought sought, Set<String> keys) {
        if (sought.isNothing()) {
            return List.of();
        }
        List<?> rows = Panache.getEntityManager().createNativeQuery("select t.* from (" + KEPT
                + ") as t (kind, slug, version, text, today, revision, proposal) where t.text ilike any (string_to_array(:probes, chr(10)))"
                + " order by t.today desc, t.revision desc")
                .setParameter("probes", sought.probes()).getResultList();
        Set<List<String>> found = new HashSet<>();
        List<Mention> mentions = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            tree((String) row[3]).properties().forEach(field -> {
                boolean ownKey =
                        row[0].equals(Kind.CONTACT.path) && field.getKey().equals("slug") && keys.contains(field.getValue().asText());
                if ((contains(field.getValue(), field.getKey().equals(PRINTED) ? sought::isNamedIn : sought::isIn)
                        || ownKey && sought.isInSlug(field.getValue().asText()))
                        && found.add(List.of((String) row[0], (String) row[1], field.getKey(), String.valueOf(row[6])))) {
                    mentions.add(mention(row, field.getKey()));
                }
            });
        }
        mentions.sort(Comparator.comparing(Mention::kind).thenComparing(Mention::slug).thenComparing(Mention::field)
                .thenComparing(mention -> mention.links().self()));
        return mentions;
    }

    private static Mention mention(Object[] row, String field) {
        String kind = (String) row[0];
        String slug = (String) row[1];
        if (row[6] != null) {
            return new Mention(kind, slug, field, null, new Ref.SelfLink(Proposals.ADDRESS + "/" + row[6]));
        }
        Integer version = (boolean) row[4] ? null : ((Number) row[2]).intValue();
        String address = Kind.byPath(kind).orElseThrow().address(slug);
        return new Mention(kind, slug, field, version, new Ref.SelfLink(version == null ? address : address + "/versions/" + version));
    }

    private static boolean contains(JsonNode value, Predicate<String> sought) {
        return value.isTextual() ? sought.test(value.asText())
                : StreamSupport.stream(value.spliterator(), false).anyMatch(part -> contains(part, sought));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
