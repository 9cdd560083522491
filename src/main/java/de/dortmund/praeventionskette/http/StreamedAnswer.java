package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Revision;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent, and how.
 *
 * @param asked the address of the request
 * @param gzip whether it is compressed
 * @param headOnly whether nobody wants the body
 */
record StreamedAnswer(Streamed content, URI asked, boolean gzip, boolean headOnly) {

    /** Its bytes are a function of all this. */
    String etag(Revision revision) {
        String function = String.join("\n", String.valueOf(revision.number), revision.committedAt.toString(), asked.getRawPath(),
                String.valueOf(asked.getRawQuery()), content.format().code, content.variant());
        return '"' + ConditionalAnswers.hash(function.getBytes(StandardCharsets.UTF_8)) + (gzip ? "-gzip" : "") + '"';
    }

    /** What the answer says about itself when it is made from this revision. */
    Map<String, String> headers(Revision revision) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Catalogue-Revision", String.valueOf(revision.number));
        headers.put(HttpHeaders.ETAG, etag(revision));
        headers.put(HttpHeaders.LAST_MODIFIED, ConditionalAnswers.date(revision.committedAt.truncatedTo(ChronoUnit.SECONDS)));
        headers.put(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + content.fileName(revision) + '"');
        if (gzip) {
            headers.put(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return headers;
    }
}
