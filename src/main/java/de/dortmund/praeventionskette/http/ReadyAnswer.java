package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Latest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finished answer 200 of the public catalogue, as it goes over the wire: it can be handed out again without a look at the database for as
 * long as it holds.
 */
final class ReadyAnswer {

    /** The content type of nearly all. */
    static final String JSON = Format.JSON.contentType + ";charset=UTF-8";

    private static final String OF_EVERY_ANSWER = lines(Edge.FIELDS);
    private static final byte[] OK = octets("HTTP/1.1 200 OK\r\n");
    private static final byte[] NOT_MODIFIED = octets("HTTP/1.1 304 Not Modified\r\n");
    private static final byte[] REVISION = octets(ConditionalAnswers.REVISION + ": ");
    private static final byte[] REQUEST_ID = octets(RequestId.HEADER + ": ");
    private static final byte[] LENGTH = octets("Content-Length: ");
    private static final byte[] LINE = octets("\r\n");
    /** How the ETag of a compressed answer ends. */
    private static final String MARK = "-gzip\"";
    /** What the objects around the octets take in memory. */
    private static final int OBJECTS = 400;

    private final Content content;
    private final long revision;
    private final byte[] revisionDigits;

    /**
     * What does not change while it holds.
     *
     * @param fields the header fields of the answer 200 that are its own, without those of length and revision
     * @param shown the addresses of the records that it shows, where its scope is a record
     * @param personal whether it holds a person's data
     * @param json whether it is JSON
     */
    private record Content(List<Map.Entry<String, String>> fields, byte[] head, byte[] notModified, byte[] body, String etag,
            Instant modified, Latest.Scope scope, Set<String> shown, boolean personal, boolean json, Asked.Epoch epoch) {}

    private ReadyAnswer(Content content, long revision) {
        this.content = content;
        this.revision = revision;
        this.revisionDigits = octets(Long.toString(revision));
    }

    /** An answer that was made just now. */
    static ReadyAnswer of(long revision, List<Map.Entry<String, String>> fields, byte[] body, String etag, Instant modified,
            Latest.Scope scope, Set<String> shown, boolean personal, Asked.Epoch epoch) {
        StringBuilder head = new StringBuilder(OF_EVERY_ANSWER);
        StringBuilder notModified = new StringBuilder(OF_EVERY_ANSWER);
        fields.forEach(field -> {
            write(field, head);
            if (!field.getKey().regionMatches(true, 0, "Content-", 0, 8)) {
                write(field, notModified);
            }
        });
        boolean json = fields.stream().anyMatch(
                field -> field.getKey().equalsIgnoreCase("Content-Type") && field.getValue().startsWith(Format.JSON.mediaType));
        return new ReadyAnswer(new Content(List.copyOf(fields), octets(head.toString()), octets(notModified.toString()), body, etag,
                modified, scope, Set.copyOf(shown), personal, json, epoch), revision);
    }

    private static void write(Map.Entry<String, String> field, StringBuilder lines) {
        lines.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }

    private static String lines(List<Map.Entry<String, String>> fields) {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field -> write(field, lines));
        return lines.toString();
    }

    /** The same answer, which is also that of a later revision. */
    ReadyAnswer at(long later) {
        return new ReadyAnswer(content, later);
    }

    /** The same bytes with gzip, where that is worth it. */
    ReadyAnswer compressed() {
        return isCompressed() || content.body.length < Gzip.WORTH_IT ? this
                : with(Gzip.of(content.body), content.etag.substring(0, content.etag.length() - 1) + MARK, "gzip");
    }

    /** The same bytes as they are. */
    ReadyAnswer uncompressed() {
        return isCompressed() ? with(Gzip.read(content.body), content.etag.replace(MARK, "\""), null) : this;
    }

    /** The front door, which says that nobody knows whether it still holds. */
    ReadyAnswer stale() {
        ReadyAnswer plain = uncompressed();
        String told = new String(plain.content.body, StandardCharsets.UTF_8).replace("\"stale\":false", "\"stale\":true");
        return plain.with(told.getBytes(StandardCharsets.UTF_8), plain.content.etag.replaceAll("\"$", "-stale\""), null);
    }

    private boolean isCompressed() {
        return content.fields.stream().anyMatch(field -> field.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING));
    }

    private ReadyAnswer with(byte[] body, String etag, String coding) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : content.fields) {
            if (field.getKey().equalsIgnoreCase(HttpHeaders.ETAG)) {
                fields.add(Map.entry(field.getKey(), etag));
            } else if (!field.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)) {
                fields.add(field);
            }
        }
        if (coding != null) {
            fields.add(Map.entry(HttpHeaders.CONTENT_ENCODING, coding));
        }
        return of(revision, fields, body, etag, content.modified, content.scope, content.shown, content.personal,
                content.epoch);
    }

    /** At which revision it holds today; -1 where it may be another one by now. */
    long holdsAt(Latest latest) {
        long today = latest.holdsAt(revision, content.scope, content.shown);
        // Last: a new epoch is said before its first revision is.
        return content.epoch.equals(Asked.Epoch.now(latest)) ? today : -1;
    }

    /** Whether an answer to the same question that was made just now takes its place. */
    boolean givesWayTo(ReadyAnswer other) {
        return revision <= other.revision || content.epoch.beginning() != other.content.epoch.beginning();
    }

    long revision() {
        return revision;
    }

    String etag() {
        return content.etag;
    }

    /** The commit that last changed these bytes, or a later one. */
    Instant modified() {
        return content.modified;
    }

    boolean isPersonal() {
        return content.personal;
    }

    /** The header fields of the answer 200 that are its own, without those of length and revision. */
    List<Map.Entry<String, String>> fields() {
        return content.fields;
    }

    /** Whether it is JSON, as nearly all are. */
    boolean isJson() {
        return content.json;
    }

    byte[] body() {
        return content.body;
    }

    /** How much memory it takes. */
    int weight() {
        return content.body.length + content.head.length * 2 + content.notModified.length + content.shown.size() * 100 + OBJECTS;
    }

    /**
     * The answer, ready for the socket.
     *
     * @param known the client has these bytes: it is a 304
     * @param withBody whether the body follows, which it does not where only the head was asked for
     */
    ByteBuf octets(ByteBufAllocator allocator, String requestId, boolean known, boolean withBody) {
        byte[] status = known ? NOT_MODIFIED : OK;
        byte[] fields = known ? content.notModified : content.head;
        int length = known || !withBody ? 0 : content.body.length;
        ByteBuf out = allocator.directBuffer(status.length + fields.length + length + 160);
        out.writeBytes(status).writeBytes(fields).writeBytes(REVISION).writeBytes(revisionDigits).writeBytes(LINE).writeBytes(REQUEST_ID);
        out.writeCharSequence(requestId, StandardCharsets.US_ASCII);
        out.writeBytes(LINE);
        if (!known) {
            out.writeBytes(LENGTH);
            out.writeCharSequence(Integer.toString(content.body.length), StandardCharsets.US_ASCII);
            out.writeBytes(LINE);
        }
        out.writeBytes(LINE);
        if (length > 0) {
            out.writeBytes(content.body);
        }
        return out;
    }

    private static byte[] octets(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }
}
