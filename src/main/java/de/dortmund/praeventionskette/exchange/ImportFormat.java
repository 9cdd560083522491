package de.dortmund.praeventionskette.exchange;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;

/** In which form records are sent to be imported. */
enum ImportFormat {
    JSON(Types.JSON),
    NDJSON(Types.NDJSON),
    CSV(Types.CSV);

    /** Their media types, as methods consume them. */
    static final class Types {
        static final String JSON = MediaType.APPLICATION_JSON;
        static final String NDJSON = "application/x-ndjson";
        static final String CSV = "text/csv";

        private Types() {}
    }

    private final String mediaType;

    ImportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<ImportFormat> of(MediaType type) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(type.getType() + "/" + type.getSubtype())).findFirst();
    }
}
