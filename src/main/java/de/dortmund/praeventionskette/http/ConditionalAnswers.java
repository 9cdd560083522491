package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Snapshot;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.security.Sight;
import de.dortmund.praeventionskette.security.SightMark;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Makes every answer from the catalogue cacheable: the bytes are made here, so that their hash can be the ETag, a client that has them
 * gets a 304, and each encoding has an ETag of its own.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class ConditionalAnswers implements ContainerResponseFilter {

    private static final String FOR_EVERYBODY = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";
    /** What changes with a new version of the service, or when the operator changes it. */
    public static final String FOR_A_WHILE = "public, max-age=300";
    private static final String WITH_A_PERSONS_DATA = "public, max-age=60";
    /** Who sends a token may be shown more than the public is. */
    private static final String TO_SOMEBODY = "private, no-store";
    /** Below this gzip makes an answer larger or hardly smaller. */
    private static final int WORTH_COMPRESSING = 600;

    private final ObjectMapper json;
    private final Snapshot snapshot;

    @Context
    ResourceInfo resource;

    ConditionalAnswers(ObjectMapper json, Snapshot snapshot) {
        this.json = json;
        this.snapshot = snapshot;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        boolean toSomebody = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        if (toSomebody && response.getStatus() < 400) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, TO_SOMEBODY);
        }
        Optional<Revision> revision = snapshot.revision();
        if (revision.isEmpty()) {
            if (request.getMethod().equals("GET") && response.getStatus() == 200 && response.getEntity() instanceof String page) {
                answer(request, response, page.getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Catalogue-Revision", revision.get().number);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!read && response.getStatus() < 300) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            if (versionOf(response.getEntity()) > 0) {
                headers.putSingle(HttpHeaders.ETAG, etag(response.getEntity(), json.writeValueAsBytes(response.getEntity()),
                        SightMark.of(Sight.current()), false));
            }
        }
        if (!read || response.getStatus() != 200 || response.getEntity() == null) {
            return;
        }
        if (QueryParameters.takes(resource.getResourceMethod(), "format")) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        Object answer = response.getEntity();
        if (answer instanceof Streamed streamed) {
            answer(request, response, streamed, revision.get());
            return;
        }
        byte[] bytes = answer instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : json.writeValueAsBytes(onlyFields(answer, request.getUriInfo().getQueryParameters().getFirst("fields")));
        boolean gzip = bytes.length >= WORTH_COMPRESSING && acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        boolean inPart = request.getUriInfo().getQueryParameters().containsKey("fields");
        String etag = etag(answer, bytes, inPart ? SightMark.inPart(Sight.current()) : SightMark.of(Sight.current()), gzip);
        if (answer instanceof Paged page && !page.links().header().isEmpty()) {
            headers.putSingle(HttpHeaders.LINK, page.links().header());
        }
        if (isNews(request, response, etag, revision.get())) {
            if (gzip) {
                headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            response.setEntity(gzip ? gzip(bytes) : bytes, null, stated(response.getMediaType()));
        }
    }

    /** What is no part of the catalogue: a page, or an empty table. */
    private static void answer(ContainerRequestContext request, ContainerResponseContext response, byte[] page) {
        boolean gzip = page.length >= WORTH_COMPRESSING && acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String etag = etag(page, page, "", gzip);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, etag);
        Object others = headers.getFirst(HttpHeaders.VARY);
        headers.putSingle(HttpHeaders.VARY, (others == null ? "" : others + ", ") + HttpHeaders.ACCEPT_ENCODING);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE);
        }
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && isAmong(known, etag)) {
            response.setStatus(304);
            response.setEntity(null);
            return;
        }
        if (gzip) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setEntity(gzip ? gzip(page) : page, null, stated(response.getMediaType()));
    }

    /** The media type without the preference among those of the address ({@link Format}), which is nobody's business. */
    private static MediaType stated(MediaType type) {
        Map<String, String> parameters = new HashMap<>(type.getParameters());
        parameters.remove("qs");
        return new MediaType(type.getType(), type.getSubtype(), parameters);
    }

    /** What is made while it is sent has no hash of its bytes before; it is a function of the request and the revision. */
    private void answer(ContainerRequestContext request, ContainerResponseContext response, Streamed streamed, Revision revision) {
        boolean gzip = acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        StreamedAnswer answer = new StreamedAnswer(streamed, request.getUriInfo().getRequestUri(), gzip, HeadAsGet.dropsBodyOf(request));
        if (isNews(request, response, answer.etag(revision), revision)) {
            answer.headers(revision).forEach((name, value) -> response.getHeaders().putSingle(name, value));
            response.setEntity(answer, null, MediaType.valueOf(streamed.format().contentType));
        }
    }

    /** Sets what every answer says about its age; an answer that the client has already becomes a 304. */
    private boolean isNews(ContainerRequestContext request, ContainerResponseContext response, String etag, Revision revision) {
        Instant modified = revision.committedAt.truncatedTo(ChronoUnit.SECONDS);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, etag);
        headers.putSingle(HttpHeaders.LAST_MODIFIED, date(modified));
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, personal() ? WITH_A_PERSONS_DATA : FOR_EVERYBODY);
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.AUTHORIZATION);
        if (unchanged(request, etag, modified)) {
            response.setStatus(304);
            response.setEntity(null);
            return false;
        }
        return true;
    }

    /** An instant as header fields have it. */
    static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static String etag(Object answer, byte[] bytes, String mark, boolean gzip) {
        int version = versionOf(answer);
        return '"' + (version > 0 ? version + "-" : "") + hash(bytes) + (version == 0 || mark.isEmpty() ? "" : "-" + mark)
                + (gzip ? "-gzip" : "") + '"';
    }

    /** A record's version; 0 where the answer is no record. */
    private static int versionOf(Object answer) {
        return answer instanceof RecordView view ? view.meta().version()
                : answer instanceof JsonNode record ? record.path("version").asInt() : 0;
    }

    private boolean personal() {
        return resource.getResourceClass() != null && (resource.getResourceClass().isAnnotationPresent(PersonalData.class)
                || resource.getResourceMethod().isAnnotationPresent(PersonalData.class));
    }

    /** The answer with only the asked fields of its records, in the order in which records have them. */
    private Object onlyFields(Object answer, String asked) throws JsonProcessingException {
        if (asked == null) {
            return answer;
        }
        List<String> fields = Arrays.asList(asked.split(","));
        JsonNode tree = json.valueToTree(answer);
        if (answer instanceof RecordView) {
            ((ObjectNode) tree).retain(fields);
        } else {
            tree.path("items").forEach(item -> ((ObjectNode) item).retain(fields));
        }
        return tree;
    }

    /** If-None-Match decides alone where it is sent (RFC 9110, 13.2.2). */
    private static boolean unchanged(ContainerRequestContext request, String etag, Instant modified) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            return isAmong(known, etag);
        }
        String since = request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE);
        try {
            return since != null && !modified.isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException invalid) {
            // RFC 9110, 13.1.3: a recipient ignores the field if it is not a valid date.
            return false;
        }
    }

    /** Whether the client that sends this {@code If-None-Match} has these bytes. */
    public static boolean isAmong(String known, String etag) {
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag));
    }

    /** Whether {@code Accept-Encoding} allows gzip (RFC 9110, 12.5.3). */
    public static boolean acceptsGzip(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase().split(","))
                        .map(String::strip)
                        .anyMatch(coding -> coding.matches("(gzip|\\*)\\s*(;\\s*q\\s*=\\s*(1(\\.0*)?|0\\.[0-9]*[1-9][0-9]*))?"));
    }

    /** 96 bits of SHA-256: enough that two different answers never share it. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The bytes, compressed. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
