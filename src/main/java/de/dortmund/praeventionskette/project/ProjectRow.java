package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.record.Reference;
import de.dortmund.praeventionskette.record.References;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project in one row with the public records that it refers to: of each relation an array, in its order, of slug, name, how it is known,
 * and the district. It says of a public project what {@link Project} and the view {@code project_reference} say.
 */
final class ProjectRow {

    /** One statement sees one snapshot: the row is of the revision in it. */
    static final String PUBLIC_BY_SLUG = """
            select latest.number as revision, latest.committed_at, p.id, p.slug, p.version, p.created_at, p.updated_at, p.verified_at, p.licence,
                p.publication, p.visible_from, p.visible_until, p.stale, p.external_system, p.external_id, p.kind, p.number, p.title, p.subtitle,
                p.summary, p.goal, p.description, p.status, p.city_wide, p.city_wide_basis, p.all_ages, p.age_from_months, p.age_to_months,
                p.age_basis, p.access, p.starts_on, p.ends_on, p.url, p.registration, p.opening_times, p.costs, p.languages, p.accessibility,
                array(select array[t.slug, t.name] from funding_programme t where t.id = p.programme_id and t.visible) as "programme",
                array(select array[t.slug, t.name] from organisation t where t.id = p.carrier_id and t.visible) as "carrier",
                array(select array[t.slug, t.name] from programme_priority t where t.programme_id = p.programme_id and t.slug = p.priority)
                    as "priority",
                array(select array[t.slug, t.name, r.basis, t.district] from project_action_area r join action_area t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "actionAreas",
                array(select array[t.slug, t.name, null, t.district] from project_place r join place t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "places",
                array(select array[t.slug, t.name] from project_organisation r join organisation t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "organisations",
                array(select array[t.slug, t.name, r.basis] from project_target_group r join target_group t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "targetGroups",
                array(select array[t.slug, t.name, r.basis] from project_life_phase r join life_phase t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "lifePhases",
                array(select array[t.slug, t.name, r.basis] from project_topic r join topic t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "topics",
                array(select array[t.slug, t.name, r.basis] from project_action_priority r join action_priority t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "actionPriorities",
                array(select array[t.slug, t.function] from project_contact r join contact t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "contacts",
                array(select array[t.slug, t.title] from project_source r join source t on t.id = r.target_id
                    where r.owner_id = p.id and t.visible order by r.position) as "sources"
            from project p, (select r.number, r.committed_at from revision r order by r.number desc limit 1) latest
            where p.slug = ? and p.visible""";

    private static final Map<String, Kind> RELATIONS = Map.ofEntries(
            Map.entry("programme", Kind.FUNDING_PROGRAMME),
            Map.entry("carrier", Kind.ORGANISATION),
            Map.entry("actionAreas", Kind.ACTION_AREA),
            Map.entry("places", Kind.PLACE),
            Map.entry("organisations", Kind.ORGANISATION),
            Map.entry("targetGroups", Kind.TARGET_GROUP),
            Map.entry("lifePhases", Kind.LIFE_PHASE),
            Map.entry("topics", Kind.TOPIC),
            Map.entry("actionPriorities", Kind.ACTION_PRIORITY),
            Map.entry("contacts", Kind.CONTACT),
            Map.entry("sources", Kind.SOURCE));

    private static final int BASIS = 2;
    private static final int DISTRICT = 3;

    private static final Map<String, ProjectKind> KINDS = byCode(ProjectKind.values(), kind -> kind.code);
    private static final Map<String, ProjectStatus> STATUS = byCode(ProjectStatus.values(), status -> status.code);
    private static final Map<String, Basis> BASES = byCode(Basis.values(), basis -> basis.code);
    private static final Map<String, Access> ACCESS = byCode(Access.values(), access -> access.code);
    private static final Map<String, Publication> PUBLICATIONS = byCode(Publication.values(), publication -> publication.code);

    private ProjectRow() {}

    /** The project itself, without its relations. */
    static Project project(ResultSet row) throws SQLException {
        Project project = new Project();
        project.id = row.getLong("id");
        project.slug = row.getString("slug");
        project.version = row.getInt("version");
        project.createdAt = instant(row, "created_at");
        project.updatedAt = instant(row, "updated_at");
        project.verifiedAt = instant(row, "verified_at");
        project.licence = row.getString("licence");
        project.publication = PUBLICATIONS.get(row.getString("publication"));
        project.visibleFrom = instant(row, "visible_from");
        project.visibleUntil = instant(row, "visible_until");
        project.visible = true;
        project.stale = row.getBoolean("stale");
        project.externalSystem = row.getString("external_system");
        project.externalId = row.getString("external_id");
        project.kind = KINDS.get(row.getString("kind"));
        project.number = integer(row, "number");
        project.title = row.getString("title");
        project.subtitle = row.getString("subtitle");
        project.summary = row.getString("summary");
        project.goal = row.getString("goal");
        project.description = row.getString("description");
        project.status = STATUS.get(row.getString("status"));
        project.cityWide = row.getBoolean("city_wide");
        project.cityWideBasis = basis(row, "city_wide_basis");
        project.allAges = row.getBoolean("all_ages");
        project.ageFromMonths = integer(row, "age_from_months");
        project.ageToMonths = integer(row, "age_to_months");
        project.ageBasis = basis(row, "age_basis");
        project.access = Stream.of(texts(row, "access")).map(ACCESS::get).toList();
        project.startsOn = date(row, "starts_on");
        project.endsOn = date(row, "ends_on");
        project.url = row.getString("url");
        project.registration = row.getString("registration");
        project.openingTimes = row.getString("opening_times");
        project.costs = row.getString("costs");
        project.languages = List.of(texts(row, "languages"));
        project.accessibility = row.getString("accessibility");
        return project;
    }

    /** What the project refers to. Its districts are those of its areas and places. */
    static References references(Project project, ResultSet row) throws SQLException {
        Map<String, List<Reference>> references = new HashMap<>();
        for (Map.Entry<String, Kind> relation : RELATIONS.entrySet()) {
            references.put(relation.getKey(), targets(relation.getValue(), row, relation.getKey()));
        }
        references.put("priority", targets(null, row, "priority"));
        List<Reference> districts = new ArrayList<>();
        for (String relation : List.of("actionAreas", "places")) {
            for (String[] target : targets(row, relation)) {
                if (target[DISTRICT] != null) {
                    districts.add(reference(null, null, target[DISTRICT], null));
                }
            }
        }
        references.put("districts", districts);
        return References.of(project, references);
    }

    private static List<Reference> targets(Kind kind, ResultSet row, String relation) throws SQLException {
        List<Reference> references = new ArrayList<>();
        for (String[] target : targets(row, relation)) {
            references.add(reference(kind == null ? null : kind.path, target[0], target[1], target.length > BASIS ? target[BASIS] : null));
        }
        return references;
    }

    private static Reference reference(String kind, String slug, String name, String basis) {
        Reference reference = new Reference();
        reference.kind = kind;
        reference.slug = slug;
        reference.name = name;
        reference.basis = basis;
        reference.visible = true;
        return reference;
    }

    /** An empty array has no second dimension. */
    private static String[][] targets(ResultSet row, String relation) throws SQLException {
        return row.getArray(relation).getArray() instanceof String[][] targets ? targets : new String[0][];
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    /** An instant, or null. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Integer integer(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static Basis basis(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : BASES.get(code);
    }

    private static PartialDate date(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : new PartialDate(text);
    }

    private static <V> Map<String, V> byCode(V[] values, Function<V, String> code) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(code, value -> value));
    }
}
