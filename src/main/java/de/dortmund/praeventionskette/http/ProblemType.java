package de.dortmund.praeventionskette.http;

/**
 * The kinds of problem the service reports. Each has one HTTP status, one title and one page of documentation under
 * {@code /problems/{name}}.
 */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, Text.of("Die Anfrage ist nicht lesbar", "The request can't be read")),
    INVALID_PARAMETER("invalid-parameter", 400, Text.of("Ein Parameter ist ungültig", "A parameter is not valid")),
    UNAUTHORIZED("unauthorized", 401, Text.of("Anmeldung erforderlich", "Authentication required")),
    FORBIDDEN("forbidden", 403, Text.of("Keine Berechtigung", "Not allowed")),
    NOT_FOUND("not-found", 404, Text.of("Nicht gefunden", "Not found")),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, Text.of("Methode nicht erlaubt", "Method not allowed")),
    NOT_ACCEPTABLE("not-acceptable", 406, Text.of("Format nicht verfügbar", "Format not available")),
    REQUEST_TIMEOUT("request-timeout", 408, Text.of("Die Anfrage kam nicht rechtzeitig an", "The request did not arrive in time")),
    CONFLICT("conflict", 409, Text.of("Widerspruch zu einem anderen Datensatz", "Conflict with another record")),
    GONE("gone", 410, Text.of("Gelöscht", "Deleted")),
    PRECONDITION_FAILED("precondition-failed", 412, Text.of("Inzwischen geändert", "Changed meanwhile")),
    CONTENT_TOO_LARGE("content-too-large", 413, Text.of("Die Anfrage ist zu groß", "The request is too large")),
    URI_TOO_LONG("uri-too-long", 414, Text.of("Die Adresse ist zu lang", "The address is too long")),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, Text.of("Format nicht unterstützt", "Format not supported")),
    EXPECTATION_FAILED("expectation-failed", 417, Text.of("Erwartung nicht erfüllbar", "Expectation can't be met")),
    INVALID_RECORD("invalid-record", 422, Text.of("Der Datensatz ist ungültig", "The record is not valid")),
    PRECONDITION_REQUIRED("precondition-required", 428, Text.of("If-Match fehlt", "If-Match is missing")),
    TOO_MANY_REQUESTS("too-many-requests", 429, Text.of("Zu viele Anfragen", "Too many requests")),
    HEADERS_TOO_LARGE("headers-too-large", 431, Text.of("Die Kopfzeilen sind zu groß", "The header fields are too large")),
    INTERNAL_ERROR("internal-error", 500, Text.of("Fehler im Dienst", "Error in the service")),
    NOT_IMPLEMENTED("not-implemented", 501, Text.of("Nicht unterstützt", "Not supported")),
    UNAVAILABLE("unavailable", 503, Text.of("Zurzeit nicht verfügbar", "Not available now"));

    /** The last segment of the problem's {@code type}, the name of its page. */
    public final String slug;
    /** The HTTP status that goes with it. */
    public final int status;
    /** The same for every problem of this type. */
    public final Text title;

    ProblemType(String slug, int status, Text title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }
}
