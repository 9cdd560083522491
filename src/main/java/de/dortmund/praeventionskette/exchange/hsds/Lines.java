package de.dortmund.praeventionskette.exchange.hsds;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.LongRead;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.Streamed;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** All that was found, one JSON object on each line, sent while it is read. */
public final class Lines<T> implements Streamed {

    private final String name;
    private final Supplier<Source<T>> source;

    /**
     * Whatever is wrong with the request is said here; what it finds is read later, in the transaction of the answer.
     *
     * @param name of the file
     */
    Lines(String name, Supplier<Source<T>> source) {
        this.name = name;
        this.source = source;
        source.get();
    }

    @Override
    public Format format() {
        return Format.NDJSON;
    }

    @Override
    public String fileName(Revision revision) {
        return "hsds-%s-r%d-%s.ndjson".formatted(name, revision.number, revision.committedAt.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    @Override
    public String variant() {
        return ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
    }

    @Override
    public void write(Revision revision, OutputStream out) throws IOException {
        ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
        Source<T> found = source.get();
        LongRead.takeTime();
        found.all(some -> {
            for (T one : some) {
                out.write(json.writeValueAsBytes(one));
                out.write('\n');
            }
        });
    }
}
