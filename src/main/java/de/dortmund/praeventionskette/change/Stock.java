package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records that are there already for some rows: by the key of their carrier's system, which is what its rows are known by, or else
 * by their slug.
 */
final class Stock {

    /** A stored record, whole and as it may have been taken along. */
    static final class Item {

        private final Kind kind;
        private final Form forms;
        private CatalogueRecord record;
        private final RecordView whole;
        private final RecordView published;
        private ObjectNode form;
        private ObjectNode shown;

        private Item(Kind kind, Form forms, CatalogueRecord record, RecordView whole, RecordView published) {
            this.kind = kind;
            this.forms = forms;
            this.record = record;
            this.whole = whole;
            this.published = published;
        }

        CatalogueRecord record() {
            return record;
        }

        /**
         * Another session goes on with it.
         *
         * @param same the record as that session read it
         * @throws OptimisticLockException where it has another version there
         */
        void isHere(CatalogueRecord same) {
            if (same.version != record.version) {
                throw new OptimisticLockException(same);
            }
            record = same;
        }

        /** Its whole form. */
        ObjectNode form() {
            form = form == null ? forms.of(kind, whole) : form;
            return form;
        }

        /** As the public reads it, and exports have it. */
        ObjectNode shown() {
            shown = shown == null ? forms.tree(published) : shown;
            return shown;
        }

        /** The form of what exports have: an import does not remove what they do not show, whoever sends it. */
        ObjectNode seen() {
            return whole.equals(published) ? null : forms.of(kind, published);
        }

        /** As the public and as the caller may have read it. */
        Stream<ObjectNode> views() {
            return Stream.concat(Stream.of(shown()), Stream.of(1).map(once -> forms.tree(Writing.of(kind).read(record))));
        }
    }

    private final Kind kind;
    private final Map<String, Item> bySlug = new HashMap<>();
    private final Map<Meta.ExternalId, List<Item>> byExternalId = new HashMap<>();

    private Stock(Kind kind) {
        this.kind = kind;
    }

    static Stock of(Kind kind, List<? extends Wanted> rows, Form forms) {
        Map<Long, CatalogueRecord> found = new LinkedHashMap<>();
        Set<String> slugs = rows.stream().map(Wanted::slug).filter(Objects::nonNull).collect(Collectors.toSet());
        StoredRecords.bySlugs(kind, slugs).forEach(record -> found.put(record.id, record));
        rows.stream().map(Wanted::externalId).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Meta.ExternalId::system, Collectors.mapping(Meta.ExternalId::id, Collectors.toSet())))
                .forEach((system, ids) -> of(kind, system, ids).forEach(record -> found.put(record.id, record)));
        Stock stock = new Stock(kind);
        List<CatalogueRecord> records = new ArrayList<>(found.values());
        List<RecordView> whole = new ArrayList<>();
        List<RecordView> published = new ArrayList<>();
        References.once(() -> whole.addAll(Sight.ofEverything(() -> Writing.of(kind).read(records)))
                && published.addAll(Sight.ofThePublic(() -> Writing.of(kind).read(records))));
        for (int i = 0; i < records.size(); i++) {
            CatalogueRecord record = records.get(i);
            Item item = new Item(kind, forms, record, whole.get(i), published.get(i));
            stock.bySlug.put(record.slug, item);
            if (record.externalId != null) {
                stock.byExternalId.computeIfAbsent(new Meta.ExternalId(record.externalSystem, record.externalId), none -> new ArrayList<>())
                        .add(item);
            }
        }
        return stock;
    }

    private static List<CatalogueRecord> of(Kind kind, String system, Set<String> ids) {
        return Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.externalSystem = :system and e.externalId in :ids",
                        CatalogueRecord.class)
                .setParameter("system", system).setParameter("ids", ids).getResultList();
    }

    /** All records of one system of this carrier, in the order of their slugs. */
    static List<CatalogueRecord> ofSystem(Kind kind, String system, String carrier) {
        return Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.externalSystem = :system order by e.slug", CatalogueRecord.class)
                .setParameter("system", system).getResultStream()
                .filter(record -> Objects.equals(carrier, slugOf(record))).toList();
    }

    static ObjectNode whole(Kind kind, CatalogueRecord record, Form forms) {
        return Sight.ofEverything(() -> forms.of(kind, Writing.of(kind).read(record)));
    }

    /** Under which organisation a row's record is known by its external key. */
    String carrierOf(Wanted row) {
        if (!Ownership.CARRIED.contains(kind)) {
            return null;
        }
        return Caller.current().organisation().orElseGet(row::carrier);
    }

    /**
     * The record that the row is about; null where it is new.
     *
     * @throws de.dortmund.praeventionskette.http.Problem 422 where it could be several
     */
    Item of(Wanted row) {
        List<Item> same = row.externalId() == null ? List.of() : byExternalId.getOrDefault(row.externalId(), List.of());
        String carrier = carrierOf(row);
        List<Item> own = same.stream().filter(item -> Objects.equals(carrier, slugOf(item.record))).toList();
        if (own.isEmpty() && carrier == null) {
            own = same;
        }
        if (own.size() > 1) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/carrier", "ambiguous", Text.of(
                    "Mehrere Träger haben diesen fremden Schlüssel; carrier sagt, wessen Datensatz gemeint ist.",
                    "Several carriers have this external key; carrier says whose record is meant."))));
        }
        return own.isEmpty() ? row.slug() == null ? null : bySlug.get(row.slug()) : own.get(0);
    }

    private static String slugOf(CatalogueRecord record) {
        return record.carrier() == null ? null : record.carrier().slug;
    }
}
