package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.area.ActionAreaResource;
import de.dortmund.praeventionskette.area.ActionAreaView;
import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.area.PlaceResource;
import de.dortmund.praeventionskette.area.PlaceView;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Everything;
import de.dortmund.praeventionskette.http.ExportParams;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.organisation.OrganisationResource;
import de.dortmund.praeventionskette.organisation.OrganisationView;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.RecordView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** What can be taken along: a kind, the list of its records, and the columns of its table. */
public final class Exported<E extends CatalogueRecord, V extends RecordView> {

    /** The fields that end every record. */
    private static final String META =
            " match sources licence externalId.system=externalSystem externalId.id=externalId verifiedAt createdAt updatedAt version links.self=link";

    public static final Exported<Project, ProjectView> PROJECTS = new Exported<>(Kind.PROJECT, ProjectResource.LIST, ProjectView::of, """
            slug title subtitle kind status programme number priority carrier organisations cityWide cityWideBasis
            actionAreas actionAreas.basis=actionAreasBasis districts places allAges ageFromMonths ageToMonths ageBasis
            lifePhases targetGroups topics access actionPriorities startsOn endsOn url contacts registration openingTimes costs languages
            accessibility summary goal description notStated distance.metres=distanceMetres""");

    public static final Exported<ActionArea, ActionAreaView> ACTION_AREAS =
            new Exported<>(Kind.ACTION_AREA, ActionAreaResource.LIST, ActionAreaView::of, """
                    slug number name aliases district statisticalDistricts statisticalSubdistricts point.latitude=latitude
                    point.longitude=longitude point.precisionMetres=precisionMetres validUntil contacts places projects notStated""");

    public static final Exported<Place, PlaceView> PLACES = new Exported<>(Kind.PLACE, PlaceResource.LIST, PlaceView::of, """
            slug name kind district address actionArea point.latitude=latitude point.longitude=longitude
            point.precisionMetres=precisionMetres carrier projects notStated""");

    public static final Exported<Organisation, OrganisationView> ORGANISATIONS =
            new Exported<>(Kind.ORGANISATION, OrganisationResource.LIST, OrganisationView::of, """
                    slug name kind parent description url address children contacts projects notStated""");

    static final List<Exported<?, ?>> ALL = List.of(PROJECTS, ACTION_AREAS, PLACES, ORGANISATIONS);

    /** No filter at all. */
    private record NoFilter() {}

    private static final NoFilter NO_FILTER = new NoFilter();
    private static final ExportParams NOTHING_ASKED = new ExportParams(null, null, null, null);

    /** A filter that looks back from today: what it finds changes at midnight. */
    private static final String RELATIVE_TO_TODAY = "verifiedWithin";

    /** What the public never sees in a file, and an import takes. */
    private static final String ONLY_IMPORTED = "publication visibleFrom visibleUntil";

    final Kind kind;
    final Listing<E> list;
    private final BiFunction<List<E>, Matches, List<V>> views;
    private final List<Column> columns;

    private Exported(Kind kind, Listing<E> list, BiFunction<List<E>, Matches, List<V>> views, String columns) {
        this.kind = kind;
        this.list = list;
        this.views = views;
        this.columns = Column.of(columns + META);
    }

    /** The columns of a table of this kind that is imported: those that are exported, and some more. Empty where there are no tables. */
    static List<Column> importable(Kind kind) {
        return ALL.stream().filter(exported -> exported.kind == kind).findFirst()
                .map(exported -> Stream.concat(exported.columns.stream(), Column.of(ONLY_IMPORTED).stream()).toList()).orElse(List.of());
    }

    /** What the parameters of the list find, in the form that the request asks for. */
    public Export<V> found(Record filter, FormatParams format, ExportParams params) {
        return export(list.everything(filter, params, views), format, params);
    }

    /** The same with one filter more, that of the record in the path. */
    public Export<V> found(Record filter, String also, Supplier<String> slug, FormatParams format, ExportParams params) {
        return export(list.everything(filter, also, slug, params, views), format, params);
    }

    private Export<V> export(Everything<E, V> records, FormatParams params, ExportParams asked) {
        Format format = Format.asked(List.of(Format.CSV, Format.NDJSON, Format.GEOJSON), params.format(), CurrentRequest.accepted())
                .orElseThrow();
        return new Export<>(kind, columns, records, format, FormatParams.separator(params.separator()), asked.fields(), variant());
    }

    /** All published records of the kind. */
    Export<V> whole(Format format, char separator) {
        return new Export<>(kind, columns, list.everything(NO_FILTER, NOTHING_ASKED, views), format, separator, null, variant());
    }

    private static String variant() {
        String version = ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
        boolean looksBack = CurrentRequest.uri().getQueryParameters().containsKey(RELATIVE_TO_TODAY);
        return looksBack ? version + " " + LocalDate.now(ZoneOffset.UTC) : version;
    }
}
