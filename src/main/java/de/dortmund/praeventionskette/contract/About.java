package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.http.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What the OpenAPI document says about the interface as a whole: who, what, under which licence, and what all operations share. */
final class About {

    private static final String DESCRIPTION =
            """
            The open catalogue of Dortmund's prevention chain (Präventionskette): action areas, projects, funding programmes, target groups, organisations and
            contacts, from pregnancy to the first job. Reading needs no key. Start at [`/api/v1`](/api/v1).

            - **Lists** have `items`, `page` and `links`; follow `links.next`. `sort`, `fields`, `page` and `size` work everywhere.
            - **Filters**: different parameters are AND, the same one repeated is AND, a comma is OR, a leading `!` negates, `*` is any value (`!*` finds what states
              none). `match` says why a record is there.
            - **Taking it along**: `format=csv|ndjson|geojson` (or `Accept`) gives all that a list of projects, areas, places or organisations finds;
              `/exports` has the files.
            - **Not stated** is not "none": what no source states is null or empty and named in `notStated`; `unknown=` adds such records to a filtered list.
            - **Caching**: every answer has an `ETag`; send it back as `If-None-Match`. `Catalogue-Revision` grows with every change of the catalogue.
            - **Errors** are problem documents (RFC 9457) whose `type` leads to their explanation.
            """;

    /** The header fields of answers, with what they mean. */
    static final Map<String, String> HEADERS = new LinkedHashMap<>();

    private static final Map<String, String> HEADER_EXAMPLES = Map.of(
            "ETag", "\"1-8521cb702187a31bc58cef06\"",
            "Last-Modified", "Sat, 21 Nov 2026 08:00:00 GMT",
            "Cache-Control", "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400",
            "Catalogue-Revision", "1",
            "X-Request-Id", "d9f2c8a4",
            "Link", "</api/v1/projects?page=2>; rel=\"next\"",
            "Location", "http://localhost:8080/api/v1/projects/windel-cafe-b3",
            "Retry-After", "2");

    static {
        HEADERS.put("ETag", "Names these bytes; send it back as If-None-Match");
        HEADERS.put("Last-Modified", "When these bytes last changed");
        HEADERS.put("Cache-Control", "How long the answer may be kept");
        HEADERS.put("Catalogue-Revision", "The revision of the catalogue that the answer was made from");
        HEADERS.put("X-Request-Id", "The id of the request; taken over from the request when well-formed");
        HEADERS.put("Link", "The pages around, as in `links` (RFC 8288)");
        HEADERS.put("Location", "Where the record is now");
        HEADERS.put("Retry-After", "After how many seconds to try again");
    }

    private About() {}

    static void describe(OpenAPI document) {
        document.info(OASFactory.createInfo()
                .title("Präventionsketten-Katalog Dortmund")
                .version("1.0.0")
                .description(DESCRIPTION.strip())
                .license(OASFactory.createLicense()
                        .name("Datenlizenz Deutschland – Zero – Version 2.0")
                        .url("https://www.govdata.de/dl-de/zero-2-0"))
                .contact(OASFactory.createContact().name("Stadt Dortmund, Jugendamt").url("https://www.dortmund.de")));
        document.servers(List.of(OASFactory.createServer().url("/").description("This service")));
        document.tags(List.of(
                tag("Front door", "Where everything is"),
                tag("Projects", "Projects, modules and offers (Projekte): what is done for children, young people and families"),
                tag("Chain", "The prevention chain itself (Präventionskette): where it holds, where it breaks, and what to ask next"),
                tag("History", "What became of a record (Verlauf): who changed what, earlier versions, and back to them"),
                tag("Proposals", "What carriers propose (Änderungsvorschläge), and what editors decide"),
                tag("Privacy", "What a person may ask of the city (Datenschutz): what is kept about them, and to be erased"),
                tag("Search", "Words over the whole catalogue (Suche), and completion of what is typed"),
                tag("Areas and places", "Action areas (Aktionsräume) and places (Orte)"),
                tag("Funding", "Funding programmes (Förderprogramme) and the money that sources name (Förderungen)"),
                tag("Imports", "Records that come as files (Importe): tried first, then written all together"),
                tag("Exports", "The catalogue to take along (Exporte): whole, as files, in forms that other programs read"),
                tag("Standards", "The same records as standards want them: the Human Services Data Specification (HSDS, Open Referral)"),
                tag("Changes", "What changes (Änderungen): to stay in step with the catalogue, also offline"),
                tag("Open data", "What open-data portals (GovData, Open.NRW) harvest: the catalogue and its files as DCAT-AP.de"),
                tag("Organisations", "Organisations and carriers (Träger), and whom to ask (Ansprechpersonen)"),
                tag("Vocabularies",
                        "Life phases (Lebensphasen), topics (Handlungsfelder), target groups (Zielgruppen), action priorities, sources (Quellen)")));
        Components components = OASFactory.createComponents();
        HEADERS.forEach((name, meaning) -> components.addHeader(
                name, OASFactory.createHeader().description(meaning).schema(text()).example(HEADER_EXAMPLES.get(name))));
        components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token of the city's identity provider, with the role `carrier`, `editor` or `admin`. "
                                + "Only writing needs one; reading is free for everybody. Paste the token alone, without \"Bearer\"."));
        components.addResponse("Moved", moved());
        components.addResponse("NotModified", OASFactory.createAPIResponse().description("The client has these bytes already"));
        problem(components, "BadRequest", ProblemType.INVALID_PARAMETER, "A parameter is unknown, empty or out of range", "size",
                "out-of-range",
                "Der Parameter „size“ muss eine ganze Zahl von 1 bis 100 sein, nicht 101.");
        problem(components, "NotFound", ProblemType.NOT_FOUND, "There is no such record, or it is not visible", null, null,
                "Projekt „windel“ gibt es nicht. Alle: /api/v1/projects");
        problem(components, "Gone", ProblemType.GONE, "The record was deleted or archived", null, null,
                "Projekt „windel-cafe“ wurde gelöscht oder archiviert.");
        problem(components, "NotAcceptable", ProblemType.NOT_ACCEPTABLE, "The format that was asked for is not available", null, null,
                "Dieses Format gibt es hier nicht.");
        problem(components, "UriTooLong", ProblemType.URI_TOO_LONG, "The address is too long", null, null, "Die Adresse ist zu lang.");
        problem(components, "HeadersTooLarge", ProblemType.HEADERS_TOO_LARGE, "The header fields are too large", null, null,
                "Die Kopfzeilen sind zu groß.");
        problem(components, "InternalError", ProblemType.INTERNAL_ERROR, "A defect of the service; it is logged with the id of the request",
                null, null,
                "Der Fehler ist protokolliert.");
        problem(components, "Unavailable", ProblemType.UNAVAILABLE, "Not now: the database is away or overloaded", null, null,
                "Der Dienst kann gerade nicht antworten.");
        components.getResponses().get("Unavailable").addHeader("Retry-After",
                OASFactory.createHeader().ref("#/components/headers/Retry-After"));
        document.setComponents(components);
    }

    private static Tag tag(String name, String description) {
        return OASFactory.createTag().name(name).description(description);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static APIResponse moved() {
        return OASFactory.createAPIResponse()
                .description("The record has another slug now")
                .addHeader("Location", OASFactory.createHeader().ref("#/components/headers/Location"));
    }

    /** A problem document that operations can refer to, with an example. */
    static void problem(
            Components components, String name, ProblemType type, String meaning, String parameter, String code, String detail) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "http://localhost:8080/problems/" + type.slug);
        example.put("title", type.title.de());
        example.put("status", type.status);
        example.put("detail", detail);
        example.put("instance", "/api/v1/projects");
        if (parameter != null) {
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("parameter", parameter);
            fault.put("code", code);
            fault.put("detail", detail);
            example.put("errors", List.of(fault));
        }
        components.addResponse(
                name,
                OASFactory.createAPIResponse()
                        .description(meaning)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/problem+json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                                .example(example))));
    }
}
