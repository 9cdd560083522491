package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Published;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref.SelfLink;
import de.dortmund.praeventionskette.record.RecordView;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The files to take along over HTTP. */
@Reads
@Path(ExportsResource.PATH)
@Produces(Format.Types.JSON)
@Tag(name = "Exports")
public class ExportsResource {

    /** Where the files are listed. */
    public static final String PATH = Kind.BASE + "/exports";

    private static final Map<Format, String> DESCRIPTIONS = Map.of(
            Format.JSON, "Ein JSON-Dokument: kind, revision, committedAt und alle Datensätze als items. UTF-8.",
            Format.CSV, "Eine Tabelle nach RFC 4180, UTF-8 mit BOM, Zeilenende CRLF, Trennzeichen Komma; für Excel ?separator=semicolon."
                    + " Mehreres in einer Zelle trennt „ | “. Texte, die wie eine Formel beginnen, haben ein Hochkomma davor.",
            Format.NDJSON, "Ein Datensatz als JSON je Zeile, genau wie in der Liste. UTF-8.",
            Format.GEOJSON,
            "Eine Kartenebene nach RFC 7946 (WGS84, erst die Länge, dann die Breite); ohne bekannten Ort ist geometry null.");

    private final Published published;
    private final ObjectMapper json;
    private final String version;

    ExportsResource(Published published, ObjectMapper json, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.published = published;
        this.json = json;
        this.version = version;
    }

    @GET
    @Operation(
            operationId = "getExports",
            summary = "List what can be taken along (Exporte)",
            description = "The files with all published records of a kind, in each form. The lists themselves give the same forms under any filter:"
                    + " `/projects?topic=sprache&format=csv`.")
    public ExportsView list() {
        Revision revision = Revision.current();
        return new ExportsView(revision.number, revision.committedAt, "dl-de/zero-2-0",
                Stream.concat(Stream.of(snapshot()), Exported.ALL.stream().flatMap(exported -> files(exported.kind).stream())).toList(),
                new SelfLink(PATH));
    }

    private static ExportsView.File snapshot() {
        long records = Arrays.stream(Kind.values()).mapToLong(ExportsResource::published).sum();
        return new ExportsView.File("catalogue", Format.NDJSON.code, Format.NDJSON.mediaType, records,
                "Der ganze öffentliche Katalog in einer Revision, wie ihn /changes fortschreibt: die erste Zeile nennt die Revision, jede weitere ist ein"
                        + " Datensatz. UTF-8.",
                new SelfLink(PATH + "/catalogue.ndjson"));
    }

    private static long published(Kind kind) {
        return Panache.getEntityManager().createQuery("select count(*) from " + kind.entity + " e where e.visible", Long.class)
                .getSingleResult();
    }

    private static List<ExportsView.File> files(Kind kind) {
        long records = published(kind);
        return List.of(Format.JSON, Format.CSV, Format.NDJSON, Format.GEOJSON).stream()
                .map(format -> new ExportsView.File(kind.path, format.code, format.mediaType, records, DESCRIPTIONS.get(format),
                        new SelfLink(PATH + "/" + kind.path + "." + format.code)))
                .toList();
    }

    @GET
    @Path("catalogue.ndjson")
    @PersonalData
    @Produces(Format.Types.NDJSON)
    @Operation(
            operationId = "getCatalogueSnapshot",
            summary = "Take along the whole catalogue (Schnappschuss)",
            description = "Every published record of every kind, of one revision, as the change feed says them. The first line names the `revision`: go on with"
                    + " `/changes?since=` and this number. Each further line is a record: `kind`, `slug`, `record`.")
    public CatalogueExport catalogue() {
        return new CatalogueExport(published, json, version);
    }

    @GET
    @Path("{kind: projects|action-areas|places|organisations}.{format: json|csv|ndjson|geojson}")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON, Format.Types.JSON})
    @Operation(
            operationId = "getExport",
            summary = "Take along all records of a kind (Export)",
            description = "The whole file, of one revision, which `Catalogue-Revision` and the file's name tell. It is sent while it is made: a file that was"
                    + " broken off has no end of transfer. `If-None-Match` spares it while the catalogue is unchanged. As many as the service allows are"
                    + " made at once, else it is a 503 with `Retry-After`.")
    public Export<? extends RecordView> file(
            @RestPath @Parameter(
                    description = "The kind of record",
                    schema = @Schema(enumeration = {"projects", "action-areas", "places", "organisations"}),
                    example = "places") String kind,
            @RestPath @Parameter(
                    description = "The form",
                    schema = @Schema(enumeration = {"json", "csv", "ndjson", "geojson"}),
                    example = "csv") String format,
            @RestQuery @Parameter(
                    description = "What parts the cells of a `csv`; `semicolon` (or `;`, written `%3B`) is what a German Excel expects. Only for `csv`.",
                    schema = @Schema(enumeration = {"comma", "semicolon", ",", ";"}, defaultValue = "comma",
                            examples = "semicolon")) String separator) {
        Format form = Format.named(format).orElseThrow();
        if (separator != null && form != Format.CSV) {
            throw Problem.parameter("separator", "needs-csv", Text.of("Den Parameter „separator“ gibt es nur für CSV-Dateien.",
                    "The parameter 'separator' is possible only for CSV files."));
        }
        return Exported.ALL.stream().filter(exported -> exported.kind.path.equals(kind)).findFirst().orElseThrow()
                .whole(form, FormatParams.separator(separator));
    }
}
