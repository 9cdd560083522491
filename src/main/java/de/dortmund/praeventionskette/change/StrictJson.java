package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads what records say as it is written: a number is no text, a text no number, 1.5 and 1.0 no whole numbers, and a moment is RFC 3339. */
final class StrictJson {

    private static final List<CoercionInputShape> SCALARS = List.of(CoercionInputShape.Integer, CoercionInputShape.Float,
            CoercionInputShape.Boolean, CoercionInputShape.String, CoercionInputShape.EmptyString);

    private StrictJson() {}

    /** The same mapper, that takes every value for what it is. */
    static ObjectMapper of(ObjectMapper json) {
        ObjectMapper strict = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("moments").addDeserializer(Instant.class, new Moment()));
        only(strict, LogicalType.Textual, CoercionInputShape.String, CoercionInputShape.EmptyString);
        only(strict, LogicalType.Enum, CoercionInputShape.String);
        only(strict, LogicalType.Boolean, CoercionInputShape.Boolean);
        only(strict, LogicalType.Integer, CoercionInputShape.Integer);
        only(strict, LogicalType.Float, CoercionInputShape.Integer, CoercionInputShape.Float);
        return strict;
    }

    private static void only(ObjectMapper json, LogicalType type, CoercionInputShape... allowed) {
        SCALARS.stream().filter(shape -> !List.of(allowed).contains(shape))
                .forEach(shape -> json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail));
    }

    /** An instant, as exactly as the database keeps it. */
    private static final class Moment extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            try {
                return OffsetDateTime.parse(json.getText()).toInstant().truncatedTo(ChronoUnit.MICROS);
            } catch (DateTimeException unreadable) {
                return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "not RFC 3339");
            }
        }
    }
}
