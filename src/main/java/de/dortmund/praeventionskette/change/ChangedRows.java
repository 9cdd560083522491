package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.BasicPluralType;

/**
 * Stored records of one kind that change in their own row alone, not in their lists: all of them in one statement, where Hibernate would
 * send one for each. What it cannot write like that is left to Hibernate.
 */
final class ChangedRows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SessionImplementor session = Panache.getSession().unwrap(SessionImplementor.class);
    /** The columns that any of the records changes, with the attributes that they belong to. */
    private final Map<String, AttributeMapping> changed = new TreeMap<>();
    private final List<CatalogueRecord> records = new ArrayList<>();
    private final Map<Long, Integer> versions = new LinkedHashMap<>();
    private String table;

    /** Takes over a record of the session as it is now, if it can; Hibernate does not write it then. */
    void take(CatalogueRecord stored) {
        CatalogueRecord record = (CatalogueRecord) Hibernate.unproxy(stored);
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(record);
        EntityPersister persister = entry.getPersister();
        int[] dirty = persister.findDirty(persister.getValues(record), entry.getLoadedState(), record, session);
        if (dirty == null || hasOtherList(persister.getValues(record))) {
            return;
        }
        Map<String, AttributeMapping> columns = new TreeMap<>();
        for (int property : dirty) {
            AttributeMapping attribute = persister.getAttributeMapping(property);
            if (attribute.isPluralAttributeMapping() || attribute.isEmbeddedAttributeMapping() || attribute.getJdbcTypeCount() != 1) {
                return;
            }
            SelectableMapping column = attribute.getSelectable(0);
            if (column.isFormula() || column.getColumnDefinition() != null || value(attribute, record) == null) {
                return;
            }
            columns.put(column.getSelectionExpression(), attribute);
        }
        table = persister.getMappedTableDetails().getTableName();
        changed.putAll(columns);
        records.add(record);
        versions.put(record.id, (Integer) entry.getVersion());
        session.setReadOnly(record, true);
    }

    /** A list that is still the same object may hold something else: the telephone numbers of a contact. */
    private static boolean hasOtherList(Object[] state) {
        return Arrays.stream(state).anyMatch(value -> value instanceof PersistentCollection<?> list && list.isDirty());
    }

    /** @throws OptimisticLockException where a record is no longer in the version that it was read in */
    void write() {
        if (!records.isEmpty()) {
            session.doWork(this::update);
        }
    }

    private void update(Connection connection) throws SQLException {
        ArrayNode rows = JSON.arrayNode(records.size());
        for (CatalogueRecord record : records) {
            ObjectNode row = rows.addObject().put("id", record.id).put("version", versions.get(record.id));
            changed.forEach((column, attribute) -> row.set(column, Objects.requireNonNull(value(attribute, record))));
        }
        String set = changed.keySet().stream().map(column -> column + " = r." + column).collect(Collectors.joining(", "));
        many(connection, "on");
        try (PreparedStatement update =
                connection.prepareStatement("update " + table + " o set " + set + " from jsonb_populate_recordset(null::"
                        + table + ", cast(? as jsonb)) r where o.id = r.id and o.version = r.version")) {
            update.setString(1, rows.toString());
            if (update.executeUpdate() != records.size()) {
                throw new OptimisticLockException();
            }
        }
        many(connection, "off");
    }

    /** Tells the triggers whether many records change in one statement, or one. */
    private static void many(Connection connection, String are) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('catalogue.many', ?, true)")) {
            set.setString(1, are);
            set.execute();
        }
    }

    /** What the database is to keep of the attribute, in JSON; null where it has no simple form. */
    private JsonNode value(AttributeMapping attribute, CatalogueRecord record) {
        JsonNode[] value = new JsonNode[1];
        attribute.breakDownJdbcValues(attribute.getValue(record),
                (index, plain, column) -> value[0] = plain(plain, column.getJdbcMapping()), session);
        return value[0];
    }

    private static JsonNode plain(Object value, JdbcMapping type) {
        if (value == null) {
            return JSON.nullNode();
        } else if (value instanceof String || value instanceof Instant) {
            return JSON.textNode(value.toString());
        } else if (value instanceof Boolean is) {
            return JSON.booleanNode(is);
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Double number) {
            return JSON.numberNode(number);
        } else if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        } else if (type instanceof BasicPluralType<?, ?> list && (value instanceof Object[] || value instanceof Collection)) {
            return list(value instanceof Object[] array ? Stream.of(array) : ((Collection<?>) value).stream(), list.getElementType());
        }
        return null;
    }

    private static JsonNode list(Stream<?> values, JdbcMapping type) {
        ArrayNode list = JSON.arrayNode();
        for (Object value : values.toList()) {
            Object kept = value instanceof String || !type.getJavaTypeDescriptor().isInstance(value) ? value
                    : type.convertToRelationalValue(value);
            if (!(kept instanceof String text)) {
                return null;
            }
            list.add(text);
        }
        return list;
    }
}
