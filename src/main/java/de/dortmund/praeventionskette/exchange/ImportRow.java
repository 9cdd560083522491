package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Wanted;
import de.dortmund.praeventionskette.record.Meta;
import java.util.function.Supplier;

/** A row of an import, understood as the record that it is about. */
final class ImportRow implements Wanted {

    private final Sent sent;
    /** Null where the row is a record in JSON. */
    private final Cells cells;
    private final Names names;

    ImportRow(Sent sent, Cells cells, Names names) {
        this.sent = sent;
        this.cells = cells;
        this.names = names;
    }

    @Override
    public int number() {
        return sent.number();
    }

    int line() {
        return sent.line();
    }

    @Override
    public String slug() {
        return cells == null ? text(sent.content().path("slug")) : cell("slug");
    }

    @Override
    public Meta.ExternalId externalId() {
        String system = cells == null ? text(sent.content().at("/externalId/system")) : cell("externalSystem");
        String id = cells == null ? text(sent.content().at("/externalId/id")) : cell("externalId");
        return system == null || id == null ? null : new Meta.ExternalId(system, id);
    }

    @Override
    public String carrier() {
        JsonNode carrier = sent.content().path("carrier");
        if (cells == null) {
            return carrier.isTextual() ? carrier.asText() : text(carrier.path("slug"));
        }
        return cell("carrier") == null ? null
                : names.slug("carrier", cell("carrier"), JsonNodeFactory.instance.missingNode(), "/carrier");
    }

    @Override
    public ObjectNode says(Supplier<ObjectNode> shown, ObjectNode form) {
        return cells == null ? sent.content() : cells.read(sent.content(), shown == null ? null : shown.get());
    }

    private String cell(String heading) {
        String text = Cells.text(sent.content(), heading);
        return text.isEmpty() ? null : text;
    }

    private static String text(JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
