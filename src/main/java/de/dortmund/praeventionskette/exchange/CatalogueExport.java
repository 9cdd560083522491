package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.change.Published;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Writing;
import de.dortmund.praeventionskette.http.Everything;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.Streamed;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The whole public catalogue at one revision: what somebody has who followed the change feed up to it. The first line names the revision,
 * each further one is a record.
 */
final class CatalogueExport implements Streamed {

    private final Published published;
    private final ObjectMapper json;
    private final String version;

    CatalogueExport(Published published, ObjectMapper json, String version) {
        this.published = published;
        this.json = json;
        this.version = version;
    }

    @Override
    public Format format() {
        return Format.NDJSON;
    }

    @Override
    public String fileName(Revision revision) {
        return "catalogue-r%d-%s.ndjson".formatted(revision.number, revision.committedAt.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    @Override
    public String variant() {
        return version;
    }

    @Override
    public void write(Revision revision, OutputStream out) throws IOException {
        ObjectNode head = json.createObjectNode();
        head.put("revision", revision.number);
        head.put("committedAt", revision.committedAt.toString());
        head.put("changes", ChangesResource.PATH + "?since=" + revision.number);
        line(head, out);
        for (Writing<?, ?> writing : Writing.all()) {
            write(writing.kind(), out);
        }
    }

    private void write(Kind kind, OutputStream out) throws IOException {
        String last = "";
        while (true) {
            List<CatalogueRecord> records = Panache.getEntityManager()
                    .createQuery("select e from " + kind.entity + " e where e.visible and e.slug > :last order by e.slug",
                            CatalogueRecord.class)
                    .setParameter("last", last).setMaxResults(Everything.BATCH).getResultList();
            if (records.isEmpty()) {
                return;
            }
            for (ObjectNode record : published.of(kind, records)) {
                ObjectNode line = json.createObjectNode();
                line.put("kind", kind.path);
                line.set("slug", record.get("slug"));
                line.set("record", record);
                line(line, out);
            }
            last = records.get(records.size() - 1).slug;
            Panache.getEntityManager().clear();
        }
    }

    private void line(ObjectNode line, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
