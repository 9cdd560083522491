package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/** The rows of imports are kept for a day as they were sent, whatever stands in them: no contacts, but texts and what was refused. */
final class KeptImports {

    /** A row with something of a person. */
    record Row(UUID of, int number) {

        String address() {
            return Kind.BASE + "/imports/" + of;
        }

        /** Of what is done the row is forgotten, else the import: without the row it would be another one. */
        void forget() {
            sql("delete from import_row where import_id = :id and number = :number").setParameter("id", of).setParameter("number", number)
                    .executeUpdate();
            sql("delete from import i where id = :id and not exists (select from import_run r where r.import_id = i.id)")
                    .setParameter("id", of).executeUpdate();
        }
    }

    private KeptImports() {}

    /** The rows with a name, a number or a mail address of the person; in the order in which they came. */
    static List<Row> of(Reach reach) {
        Sought sought = reach.sought();
        if (sought.isNothing()) {
            return List.of();
        }
        List<?> rows =
                sql("""
                select r.import_id, r.number, concat(r.content, ' ', r.result) from import_row r join import i on i.id = r.import_id
                where concat(r.content, ' ', r.result) ilike any (string_to_array(:probes, chr(10))) order by i.created_at, i.id, r.number""")
                        .setParameter("probes", sought.probes()).getResultList();
        return rows.stream().map(Object[].class::cast).filter(row -> sought.isIn((String) row[2]))
                .map(row -> new Row((UUID) row[0], ((Number) row[1]).intValue())).toList();
    }

    private static Query sql(String statement) {
        return Panache.getEntityManager().createNativeQuery(statement);
    }
}
