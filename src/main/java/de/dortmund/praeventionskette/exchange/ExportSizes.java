package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Published;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.Streamed;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many bytes the files to take along have. They are made while they are sent, so the only way to know is to make them: once for each
 * revision, and only while the catalogue is small enough for that to be quick.
 */
@ApplicationScoped
public class ExportSizes {

    /** Several times as many records as the city has; these take a fraction of a second. */
    private static final long QUICK = 1_000;

    /** The sizes at one revision: that of the last request. */
    private record Known(long revision, Map<String, Long> bytes) {}

    private final Published published;
    private final ObjectMapper json;
    private final String version;
    private volatile Known known = new Known(-1, Map.of());

    ExportSizes(Published published, ObjectMapper json, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.published = published;
        this.json = json;
        this.version = version;
    }

    /**
     * The uncompressed sizes of the files that everybody gets, by their addresses; empty where it would take too long to know them.
     *
     * @param records how many the catalogue has
     */
    public Map<String, Long> at(Revision revision, long records) {
        if (records > QUICK) {
            return Map.of();
        }
        Known last = known;
        if (last.revision != revision.number) {
            last = new Known(revision.number, Sight.ofThePublic(() -> measured(revision)));
            known = last;
        }
        return last.bytes;
    }

    private Map<String, Long> measured(Revision revision) {
        Map<String, Long> bytes = new HashMap<>();
        for (Exported<?, ?> exported : Exported.ALL) {
            for (Format format : List.of(Format.JSON, Format.CSV, Format.NDJSON, Format.GEOJSON)) {
                bytes.put(ExportsResource.PATH + "/" + exported.kind.path + "." + format.code,
                        size(exported.whole(format, FormatParams.COMMA), revision));
            }
        }
        bytes.put(ExportsResource.PATH + "/catalogue.ndjson", size(new CatalogueExport(published, json, version), revision));
        return bytes;
    }

    private static long size(Streamed file, Revision revision) {
        try (Counted counted = new Counted()) {
            file.write(revision, counted);
            return counted.bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Keeps nothing but the number of bytes. */
    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            bytes += length;
        }
    }
}
