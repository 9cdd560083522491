package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Came;
import de.dortmund.praeventionskette.change.Decisions;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.Language;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Records that come as files: tried first, then written all together. */
@Reads
@PersonalData
@Path(ImportsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {

    /** Where imports are. */
    public static final String PATH = Kind.BASE + "/imports";

    private static final List<String> KINDS = Stream.of(Kind.values()).map(kind -> kind.path).sorted().toList();
    /** What a carrier imports, its own alone. */
    private static final Set<Kind> OF_CARRIERS = Set.of(Kind.PROJECT, Kind.PLACE, Kind.ORGANISATION);

    private final Importing importing;
    private final Imports imports;
    private final ImportTemplate template;
    private final Decisions decisions;
    private final CatalogueConfig config;

    ImportsResource(Importing importing, Imports imports, ImportTemplate template, Decisions decisions, CatalogueConfig config) {
        this.importing = importing;
        this.imports = imports;
        this.template = template;
        this.decisions = decisions;
        this.config = config;
    }

    @POST
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes({ImportFormat.Types.JSON, ImportFormat.Types.NDJSON, ImportFormat.Types.CSV})
    @Operation(
            operationId = "createImport",
            summary = "Send records to be imported (Import)",
            description = "Up to 10,000 records of one kind: a JSON list or a JSON export, one record on each line, or a table with the columns of"
                    + " an export. A row is known by its `externalId` within its carrier, else by its `slug`; what a row does not name stays as it"
                    + " is, null or an empty cell takes it away. Unless `dryRun=false` nothing is written: the answer says what would happen, row by"
                    + " row under `links.rows`, and `links.run` does exactly that. All rows are written or none. A carrier imports its own projects,"
                    + " places and organisation; what it changes about published records becomes proposals.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ImportBody.class)))
    public RestResponse<ImportView> create(
            @RestQuery @Parameter(required = true, description = "The kind of record; tables are of `projects`, `action-areas`, `places` or"
                    + " `organisations`", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING),
                    example = "projects") String kind,
            @RestQuery @Parameter(
                    description = "`replace` deletes those of the carrier's records which come from the same external system and are"
                            + " not among the rows",
                    schema = @Schema(enumeration = {"upsert", "replace"}, defaultValue = "upsert"),
                    example = "upsert") String mode,
            @RestQuery @Parameter(description = "`false` does it at once, unless a row is refused",
                    schema = @Schema(enumeration = {"true", "false"}, defaultValue = "true"), example = "true") String dryRun,
            @Context HttpHeaders headers, InputStream body) {
        Kind of = kind(kind);
        boolean replace = oneOf("mode", mode, "upsert", "replace");
        boolean atOnce = oneOf("dryRun", dryRun, "true", "false");
        ImportFormat format = ImportFormat.of(headers.getMediaType()).orElseThrow();
        if (format == ImportFormat.CSV) {
            checkTable(of);
        }
        if (!Caller.current().is(Role.EDITOR) && !OF_CARRIERS.contains(of)) {
            throw Ownership.notYours(Text.of("Das importiert nur die Redaktion der Stadt.", "Only the city's editors import these."));
        }
        UUID id = importing.take(new Importing.Asked(of, format, headers.getMediaType().getParameters().get("charset"), replace, !atOnce),
                body);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, reread(id, headers))
                .header("Location", config.publicUrl(PATH + "/" + id)).build();
    }

    @GET
    @Path("{id}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "getImport", summary = "Read how far an import is (Import)",
            description = "For whoever sent it, and for editors.")
    public ImportView get(@RestPath @Parameter(description = "The import") String id, @Context HttpHeaders headers) {
        return imports.view(imports.found(id), language(headers));
    }

    @GET
    @Path("{id}/rows")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "listImportRows", summary = "Read what came of the rows of an import",
            description = "In the order in which they were sent; kept for a day.")
    public Page<ImportView.Row> rows(@RestPath @Parameter(description = "The import") String id,
            @RestQuery @Parameter(description = "Only those that came out so", schema = @Schema(enumeration = {
                    "created", "updated", "proposed", "unchanged", "refused", "deleted",
                    "deletion-proposed"}), example = "refused") String outcome,
            @BeanParam PageParams params, @Context HttpHeaders headers) {
        PageParams.Asked page = params.read(100);
        List<String> outcomes = Arrays.stream(Came.Outcome.values()).map(one -> one.code).toList();
        if (outcome != null && !outcomes.contains(outcome)) {
            throw unknownValue("outcome", outcomes);
        }
        return imports.rows(imports.found(id), outcome, page, language(headers));
    }

    @POST
    @Path("{id}/run")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "runImport", summary = "Do what a dry run showed",
            description = "For whoever sent it, within a day. It is computed anew: where any row would come out otherwise than was shown, nothing"
                    + " is done and a 409 names the rows. What is done already is answered again.")
    public ImportView run(@RestPath @Parameter(description = "The import") String id, @Context HttpHeaders headers) {
        Imports.Kept kept = QuarkusTransaction.requiringNew().call(() -> imports.found(id));
        if (!kept.author().equals(Caller.current().name())) {
            throw Ownership.notYours(Text.of("Ausführen kann einen Import nur, wer ihn gesendet hat.", "Only who sent an import runs it."));
        }
        if (kept.state().equals("ready")) {
            importing.run(kept.id(), kept.kind(), kept.format(), kept.replace());
        } else if (!kept.state().equals("done")) {
            throw Problem.of(ProblemType.CONFLICT, Text.of("Dieser Import kann nicht ausgeführt werden: " + kept.state() + ".",
                    "This import can't be run: " + kept.state() + "."));
        }
        return reread(kept.id(), headers);
    }

    @POST
    @Path("{id}/proposals/accept")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "acceptImportProposals", summary = "Accept the proposals of an import together",
            description = "Those that are still open, as one change: all of them or, where a record has moved on since, none and a 409 that names"
                    + " the proposal.")
    public ImportView accept(@RestPath @Parameter(description = "The import") String id, @Context HttpHeaders headers) {
        Imports.Kept kept = QuarkusTransaction.requiringNew().call(() -> imports.found(id));
        List<UUID> open = QuarkusTransaction.requiringNew().call(() -> imports.openProposals(kept.id()));
        decisions.acceptAll(open, kept.kind(), "import " + kept.id());
        return reread(kept.id(), headers);
    }

    @GET
    @Path("template.csv")
    @Produces(Format.Types.CSV)
    @Operation(operationId = "getImportTemplate", summary = "Take an empty table to fill in",
            description = "The columns that an import takes, and in a second line, which it passes over, what each of them means. `separator=semicolon`"
                    + " is what a German Excel expects.")
    public String template(
            @RestQuery @Parameter(required = true, description = "The kind of record",
                    schema = @Schema(enumeration = {"projects", "action-areas", "places", "organisations"}),
                    example = "places") String kind,
            @RestQuery @Parameter(description = "What parts the cells",
                    schema = @Schema(enumeration = {"comma", "semicolon", ",", ";"}, defaultValue = "comma"),
                    example = "semicolon") String separator) {
        Kind of = kind(kind);
        checkTable(of);
        return template.of(of, FormatParams.separator(separator));
    }

    private ImportView reread(UUID id, HttpHeaders headers) {
        return QuarkusTransaction.requiringNew().call(() -> imports.view(imports.found(id.toString()), language(headers)));
    }

    private static Language language(HttpHeaders headers) {
        return Language.preferredBy(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Kind kind(String sent) {
        if (sent == null || !KINDS.contains(sent)) {
            throw unknownValue("kind", KINDS);
        }
        return Kind.byPath(sent).orElseThrow();
    }

    private static void checkTable(Kind kind) {
        if (Exported.importable(kind).isEmpty()) {
            throw Problem.parameter("kind", "no-table", Text.of(
                    "Davon gibt es keine Tabellen, nur JSON: " + kind.path + ".",
                    "There are no tables of these, only JSON: " + kind.path + "."));
        }
    }

    /** Whether the parameter has the second of two values; without it, it has the first. */
    private static boolean oneOf(String parameter, String sent, String standard, String other) {
        if (sent != null && !sent.equals(standard) && !sent.equals(other)) {
            throw unknownValue(parameter, List.of(standard, other));
        }
        return other.equals(sent);
    }

    private static Problem unknownValue(String parameter, List<String> allowed) {
        return Problem.parameter(parameter, "unknown-value", Text.of(
                "Der Parameter „" + parameter + "“ nimmt: " + String.join(", ", allowed) + ".",
                "The parameter '" + parameter + "' takes: " + String.join(", ", allowed) + "."));
    }

    /** What is sent: only for the documentation, it is read row by row. */
    @Schema(name = "ImportBody", description = "Records to be imported, in JSON: a list of them, or an export that has them as `items`")
    public record ImportBody(
            @Schema(description = "The records; each has the fields that a record of its kind is written with, and may have those that were"
                    + " read") List<Map<String, Object>> items) {}
}
