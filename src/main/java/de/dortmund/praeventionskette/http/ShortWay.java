package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.project.PublicProjects;
import de.dortmund.praeventionskette.record.Kind;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the public asks for most often and what is hardly asked twice, one project in JSON, is answered without the way through the resources:
 * the same octets and the same header fields for less than half of the work. Whatever else is asked for, or sent along, goes the ordinary way;
 * so does what is not found here.
 */
@ApplicationScoped
class ShortWay {

    /** The route that the metrics tell. */
    static final String ROUTE = Kind.PROJECT.address("{slug}");

    private static final Pattern ADDRESS = Pattern.compile(Kind.PROJECT.address("([a-z0-9]+(?:-[a-z0-9]+)*)"));

    private final PublicProjects projects;
    private final ObjectMapper json;
    private final Answers answers;

    ShortWay(PublicProjects projects, ObjectMapper json, Answers answers) {
        this.projects = projects;
        this.json = json;
        this.answers = answers;
    }

    /** The slug of the project that is asked for; empty where it is another question. */
    static Optional<String> slugIn(AnswerKey question) {
        boolean json = question.accept().equals(AnswerKey.JSON) || question.accept().equals(AnswerKey.ANYTHING);
        Matcher address = ADDRESS.matcher(question.target());
        return json && address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** Reads the project and keeps the answer; empty where the public sees no such project. */
    Optional<ReadyAnswer> answer(RoutingContext context, Asked asked, String slug) throws JsonProcessingException {
        Optional<PublicProjects.Seen> seen = projects.bySlug(slug);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = json.writeValueAsBytes(seen.get().project());
        boolean gzip = asked.question().gzip() && bytes.length >= Gzip.WORTH_IT;
        String etag = ConditionalAnswers.etag(seen.get().project(), bytes, "", gzip);
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(
                Map.entry(HttpHeaders.CACHE_CONTROL, ConditionalAnswers.FOR_EVERYBODY),
                Map.entry(HttpHeaders.CONTENT_TYPE, ReadyAnswer.JSON),
                Map.entry(HttpHeaders.ETAG, etag),
                Map.entry(HttpHeaders.LAST_MODIFIED, ConditionalAnswers.date(seen.get().revision().committedAt)),
                Map.entry(HttpHeaders.VARY, HttpHeaders.ACCEPT),
                Map.entry(HttpHeaders.VARY, ConditionalAnswers.BY_CODING_AND_TOKEN)));
        if (gzip) {
            fields.add(Map.entry(HttpHeaders.CONTENT_ENCODING, "gzip"));
        }
        return Optional.of(answers.keep(context, asked, seen.get().revision(), fields, gzip ? Gzip.of(bytes) : bytes, etag,
                Latest.Scope.RECORD, ConditionalAnswers.linked(new String(bytes, StandardCharsets.UTF_8))));
    }
}
