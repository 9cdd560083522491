package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Snapshot;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.security.Sight;
import de.dortmund.praeventionskette.security.SightMark;
import io.vertx.ext.web.RoutingContext;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes every answer from the catalogue cacheable: the bytes are made here, so that their hash can be the ETag, a client that has them
 * gets a 304, and each encoding has an ETag of its own.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class ConditionalAnswers implements ContainerResponseFilter {

    /** Says of which revision an answer is. */
    static final String REVISION = "Catalogue-Revision";
    static final String FOR_EVERYBODY = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";
    /** What changes with a new version of the service, or when the operator changes it. */
    public static final String FOR_A_WHILE = "public, max-age=300";
    /** What an answer of the catalogue depends on beside its address. */
    static final String BY_CODING_AND_TOKEN = HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.AUTHORIZATION;
    private static final String WITH_A_PERSONS_DATA = "public, max-age=60";
    /** Who sends a token may be shown more than the public is. */
    private static final String TO_SOMEBODY = "private, no-store";

    /** RFC 9110 wants two digits for the day, which Java's own formatter does not write. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** How a reference in a record's JSON begins. */
    private static final String LINK = '"' + Kind.BASE + '/';

    /** Whether records of this class embed no list that changes with others. */
    private static final ClassValue<Boolean> OF_ITSELF = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).noneMatch(field -> field.getType() == Excerpt.class);
        }
    };

    private final ObjectMapper json;
    private final Snapshot snapshot;
    private final Answers answers;

    @Context
    ResourceInfo resource;

    ConditionalAnswers(ObjectMapper json, Snapshot snapshot, Answers answers) {
        this.answers = answers;
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
        headers.putSingle(REVISION, revision.get().number);
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
        boolean gzip = bytes.length >= Gzip.WORTH_IT && acceptsGzip(request);
        boolean inPart = request.getUriInfo().getQueryParameters().containsKey("fields");
        String etag = etag(answer, bytes, inPart ? SightMark.inPart(Sight.current()) : SightMark.of(Sight.current()), gzip);
        if (answer instanceof Paged page && !page.links().header().isEmpty()) {
            headers.add(HttpHeaders.LINK, page.links().header());
        }
        MediaType type = stated(response.getMediaType());
        boolean isNews = isNews(request, response, etag, revision.get());
        RoutingContext routing = CurrentRequest.routing();
        Optional<Asked> asked = AnswerRoute.questionOf(routing);
        if (!isNews && asked.isEmpty()) {
            return;
        }
        byte[] sent = gzip ? Gzip.of(bytes) : bytes;
        if (asked.isPresent()) {
            answers.keep(routing, asked.get(), revision.get(), fields(headers, type, gzip), sent, etag, scopeOf(request, answer),
                    shownBy(answer, bytes));
        }
        if (isNews) {
            if (gzip) {
                headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            response.setEntity(sent, null, type);
        }
    }

    /** What is no part of the catalogue: a page, or an empty table. */
    private static void answer(ContainerRequestContext request, ContainerResponseContext response, byte[] page) {
        boolean gzip = page.length >= Gzip.WORTH_IT && acceptsGzip(request);
        String etag = etag(page, page, "", gzip);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, etag);
        Object others = headers.getFirst(HttpHeaders.VARY);
        headers.putSingle(HttpHeaders.VARY, (others == null ? "" : others + ", ") + HttpHeaders.ACCEPT_ENCODING);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, FOR_A_WHILE);
        }
        if (Freshness.isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(304);
            response.setEntity(null);
            return;
        }
        if (gzip) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setEntity(gzip ? Gzip.of(page) : page, null, stated(response.getMediaType()));
    }

    /** The header fields as they will be sent. */
    static List<Map.Entry<String, String>> fields(MultivaluedMap<String, Object> headers, MediaType type, boolean gzip) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> fields.add(Map.entry(name, value.toString()))));
        fields.removeIf(field -> Set.of("catalogue-revision", "content-type", "content-encoding").contains(field.getKey().toLowerCase()));
        fields.add(Map.entry(HttpHeaders.CONTENT_TYPE, type.toString()));
        if (gzip) {
            fields.add(Map.entry(HttpHeaders.CONTENT_ENCODING, "gzip"));
        }
        return fields;
    }

    /** A record that embeds no list shows of others only what its references tell, and these are all in it where all fields are. */
    private static Latest.Scope scopeOf(ContainerRequestContext request, Object answer) {
        if (answer instanceof RecordView record) {
            boolean whole = !request.getUriInfo().getQueryParameters().containsKey("fields");
            return whole && OF_ITSELF.get(record.getClass()) ? Latest.Scope.RECORD : Latest.Scope.CATALOGUE;
        }
        return answer instanceof Paged ? Latest.Scope.CATALOGUE : Latest.Scope.REVISION;
    }

    private static Set<String> shownBy(Object answer, byte[] bytes) {
        return answer instanceof RecordView ? linked(new String(bytes, StandardCharsets.UTF_8)) : Set.of();
    }

    /** The addresses that a record's JSON refers to: values that begin like one and have no query. */
    static Set<String> linked(String record) {
        Set<String> linked = new HashSet<>();
        for (int begin = record.indexOf(LINK); begin >= 0; begin = record.indexOf(LINK, begin + 1)) {
            String address = record.substring(begin + 1, record.indexOf('"', begin + 1));
            if (address.indexOf('?') < 0 && address.length() >= LINK.length()) {
                linked.add(address);
            }
        }
        return linked;
    }

    /** The media type without the preference among those of the address ({@link Format}), which is nobody's business. */
    private static MediaType stated(MediaType type) {
        Map<String, String> parameters = new HashMap<>(type.getParameters());
        parameters.remove("qs");
        return new MediaType(type.getType(), type.getSubtype(), parameters);
    }

    /** What is made while it is sent has no hash of its bytes before; it is a function of the request and the revision. */
    private void answer(ContainerRequestContext request, ContainerResponseContext response, Streamed streamed, Revision revision) {
        boolean gzip = acceptsGzip(request);
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
        headers.add(HttpHeaders.VARY, BY_CODING_AND_TOKEN);
        if (Freshness.isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE), etag, modified)) {
            response.setStatus(304);
            response.setEntity(null);
            return false;
        }
        return true;
    }

    /** An instant as header fields have it. */
    static String date(Instant instant) {
        return DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    static String etag(Object answer, byte[] bytes, String mark, boolean gzip) {
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

    private static boolean acceptsGzip(ContainerRequestContext request) {
        return Gzip.isTakenBy(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    }

    /** 96 bits of SHA-256: enough that two different answers never share it. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
