package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RecordView;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All records that the parameters of a list find, in its order, read in batches while they are sent. */
@FunctionalInterface
public interface Everything<E extends CatalogueRecord, V extends RecordView> {

    /** The kinds whose lists can be taken along whole. */
    Set<Kind> KINDS = EnumSet.of(Kind.PROJECT, Kind.ACTION_AREA, Kind.PLACE, Kind.ORGANISATION);

    /** So many records are in memory at once. */
    int BATCH = 500;

    /** Takes the records, some at a time: each as it is stored and as it is read. */
    @FunctionalInterface
    interface Reader<E, V> {

        /** What it was given is forgotten afterwards. */
        void take(List<E> records, List<V> views) throws IOException;
    }

    /** The address of all that the request for a page finds, whatever the page. */
    static String address() {
        UriInfo uri = CurrentRequest.uri();
        return Link.given(uri, Set.of("page", "size", "facets", "format")).and("format", Format.NDJSON.code)
                .to(uri.getRequestUri().getRawPath());
    }

    /** Reads the records within the current transaction. */
    void read(Reader<E, V> reader) throws IOException;
}
