package de.dortmund.praeventionskette.exchange.dcat;

import static de.dortmund.praeventionskette.exchange.linked.Graph.german;
import static de.dortmund.praeventionskette.exchange.linked.Graph.text;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Snapshot;
import de.dortmund.praeventionskette.exchange.ExportSizes;
import de.dortmund.praeventionskette.exchange.dcat.Described.File;
import de.dortmund.praeventionskette.exchange.linked.Graph.Iri;
import de.dortmund.praeventionskette.exchange.linked.Graph.Term;
import de.dortmund.praeventionskette.exchange.linked.Graph.Thing;
import de.dortmund.praeventionskette.exchange.linked.Graph;
import de.dortmund.praeventionskette.exchange.linked.LicenceUri;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Licences;
import de.dortmund.praeventionskette.start.StartException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the catalogue is and where it can be had, as open-data portals harvest it: DCAT-AP.de, the German profile of the Data Catalog
 * Vocabulary. docs/DCAT.md says where each statement comes from.
 */
@ApplicationScoped
public class Dcat {

    private static final String EUROPE = "http://publications.europa.eu/resource/authority/";
    private static final String GERMANY = "http://dcat-ap.de/def/politicalGeocoding/";
    /** By the official municipality key (Amtlicher Gemeindeschlüssel). */
    private static final String DORTMUND = GERMANY + "municipalityKey/05913000";
    private static final String IANA = "https://www.iana.org/assignments/media-types/";
    private static final String GERMAN = EUROPE + "language/DEU";

    private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put("dcat", "http://www.w3.org/ns/dcat#");
        PREFIXES.put("dcatde", "http://dcat-ap.de/def/dcatde/");
        PREFIXES.put("dct", "http://purl.org/dc/terms/");
        PREFIXES.put("foaf", "http://xmlns.com/foaf/0.1/");
        PREFIXES.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        PREFIXES.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private final CatalogueConfig config;
    private final ExportSizes sizes;
    private final Snapshot snapshot;

    Dcat(CatalogueConfig config, ExportSizes sizes, Snapshot snapshot) {
        this.config = config;
        this.sizes = sizes;
        this.snapshot = snapshot;
    }

    /** A description that portals refuse is found out before anybody harvests it. */
    void checkSettings(@Observes StartupEvent start) {
        checkSettings();
    }

    void checkSettings() {
        check("CATALOGUE_DCAT_CONTRIBUTOR_ID", config.dcat().contributorId(), Set.of("http", "https"));
        check("CATALOGUE_DCAT_CONTACT", config.dcat().contact(), Set.of("mailto", "http", "https"));
    }

    private static void check(String setting, Optional<URI> address, Set<String> schemes) {
        if (address.isPresent() && !schemes.contains(String.valueOf(address.get().getScheme()))) {
            throw new StartException(setting + " is no address that begins with " + String.join(" or ", new TreeSet<>(schemes)) + ": "
                    + address.get());
        }
    }

    /** The whole description, of the revision that the current transaction sees. */
    Graph graph() {
        Revision revision = snapshot.revision().orElseThrow();
        Map<Kind, Map<String, Long>> licences = licences();
        long records = licences.values().stream().flatMap(counts -> counts.values().stream()).mapToLong(count -> count).sum();
        return graph(revision.committedAt, licences, sizes.at(revision, records));
    }

    /**
     * The same of these facts.
     *
     * @param licences of each kind, with how many records have each
     * @param bytes the sizes of files by their paths, where they are known
     */
    Graph graph(Instant committed, Map<Kind, Map<String, Long>> licences, Map<String, Long> bytes) {
        Graph graph = new Graph(PREFIXES);
        Term modified = graph.typed(committed, "xsd:dateTime");
        catalogue(graph, modified);
        api(graph);
        people(graph);
        for (Described set : Described.ALL) {
            dataset(graph, set, modified);
            set.files().forEach(file -> distribution(graph, set, file, modified, ofFile(set, file, licences), bytes.get(file.path())));
        }
        graph.thing(DORTMUND).is("dct:Location").has("rdfs:label", german("Dortmund"));
        return graph;
    }

    private void catalogue(Graph graph, Term modified) {
        Thing catalogue = graph.thing(own("catalogue")).is("dcat:Catalog")
                .has("dct:title", german("Präventionsketten-Katalog Dortmund"))
                .has("dct:description",
                        german("Der offene Katalog der Dortmunder Präventionskette: was es in Dortmund für Kinder, Jugendliche und"
                                + " Familien gibt, von der Schwangerschaft bis zum Übergang in den Beruf."))
                .has("dct:publisher", new Iri(own("publisher")))
                .has("foaf:homepage", new Iri(config.publicUrl("/")))
                .has("dct:language", new Iri(GERMAN))
                .has("dct:license", new Iri(LicenceUri.of(Licences.DEFAULT)))
                .has("dct:modified", modified)
                .has("dct:spatial", new Iri(DORTMUND))
                .has("dcat:themeTaxonomy", new Iri(EUROPE + "data-theme"))
                .has("dcat:service", new Iri(own("api")));
        Described.ALL.forEach(set -> catalogue.has("dcat:dataset", new Iri(own(set.id()))));
    }

    private void api(Graph graph) {
        Thing api = graph.thing(own("api")).is("dcat:DataService")
                .has("dct:title", german("Die REST-Schnittstelle des Präventionsketten-Katalogs Dortmund"))
                .has("dct:description",
                        german("Alle Datensätze mit Filtern, Suche, Änderungen und Dateien. Lesen darf jede und jeder ohne Schlüssel."))
                .has("dct:publisher", new Iri(own("publisher")))
                .has("dcat:endpointURL", new Iri(config.publicUrl(Described.API)))
                .has("dcat:endpointDescription", new Iri(config.publicUrl("/openapi")))
                .has("dct:accessRights", new Iri(EUROPE + "access-right/PUBLIC"));
        Described.ALL.forEach(set -> api.has("dcat:servesDataset", new Iri(own(set.id()))));
    }

    private void people(Graph graph) {
        graph.thing(own("publisher")).is("foaf:Organization").is("foaf:Agent")
                .has("foaf:name", german(config.publisher()))
                .has("dct:type", new Iri("http://purl.org/adms/publishertype/LocalAuthority"));
        Thing contact = graph.thing(own("contact")).is("vcard:Organization").has("vcard:fn", german(config.publisher()));
        String whom = config.dcat().contact().map(URI::toString).orElse(config.publicUrl("/imprint"));
        contact.has(whom.startsWith("mailto:") ? "vcard:hasEmail" : "vcard:hasURL", new Iri(whom));
    }

    private void dataset(Graph graph, Described set, Term modified) {
        Thing dataset = graph.thing(own(set.id())).is("dcat:Dataset")
                .has("dct:title", german(set.title()))
                .has("dct:description", german(set.text()))
                .has("dct:identifier", text(own(set.id())))
                .has("dct:publisher", new Iri(own("publisher")))
                .has("dcat:contactPoint", new Iri(own("contact")))
                .has("dcat:theme", set.themes().stream().map(theme -> new Iri(EUROPE + "data-theme/" + theme)).toList())
                .has("dcat:keyword", set.keywords().stream().map(Graph::german).toList())
                .has("dct:language", new Iri(GERMAN))
                .has("dct:modified", modified)
                .has("dct:accrualPeriodicity", new Iri(EUROPE + "frequency/IRREG"))
                .has("dct:accessRights", new Iri(EUROPE + "access-right/PUBLIC"))
                .has("dct:spatial", new Iri(DORTMUND))
                .has("dcatde:politicalGeocodingURI", new Iri(DORTMUND))
                .has("dcatde:politicalGeocodingLevelURI", new Iri(GERMANY + "Level/municipality"))
                .has("dcat:landingPage", new Iri(config.publicUrl("/")))
                .has("dcatde:contributorID", config.dcat().contributorId().map(id -> new Iri(id.toString())).orElse(null));
        set.files().forEach(file -> dataset.has("dcat:distribution", new Iri(own(set, file))));
    }

    private void distribution(Graph graph, Described set, File file, Term modified, Map<String, Long> licences, Long bytes) {
        Iri address = new Iri(config.publicUrl(file.path()));
        Described.FileType type = file.type();
        graph.thing(own(set, file)).is("dcat:Distribution")
                .has("dct:title", german(file.title()))
                .has("dct:description", german(whatItIs(file, licences)))
                .has("dcat:accessURL", address)
                .has("dcat:downloadURL", file.whole() ? address : null)
                .has("dcat:accessService", file.whole() ? null : new Iri(own("api")))
                .has("dct:format", new Iri(EUROPE + "file-type/" + type.european))
                .has("dcat:mediaType", type.iana == null ? null : new Iri(IANA + type.iana))
                .has("dcat:byteSize", bytes == null ? null : graph.typed(bytes, "xsd:decimal"))
                .has("dct:license", new Iri(LicenceUri.ofAll(licences.keySet())))
                .has("dcatde:licenseAttributionByText", LicenceUri.wantNaming(licences.keySet())
                        ? german(whereItComesFrom(file))
                        : null)
                .has("dct:language", new Iri(GERMAN))
                .has("dct:modified", modified);
    }

    private static String whatItIs(File file, Map<String, Long> licences) {
        String what = file.title() + (file.whole() ? ", UTF-8." : ", UTF-8; die Antwort nennt die nächste Seite.");
        if (licences.size() < 2) {
            return what;
        }
        String counted = licences.entrySet().stream().map(licence -> licence.getKey() + " (" + licence.getValue() + ")")
                .collect(Collectors.joining(", "));
        return what + (Described.hasRecords(file)
                ? " Die Datensätze haben verschiedene Lizenzen, jeder nennt seine im Feld „licence“: " + counted + "."
                : " Gezählt aus Projekten mit verschiedenen Lizenzen: " + counted
                        + ". Die Lizenz jedes einzelnen nennen die Dateien der Projekte im Feld „licence“.");
    }

    private static String whereItComesFrom(File file) {
        return Described.hasRecords(file)
                ? "Woher ein Datensatz stammt, nennt sein Feld „sources“."
                : "Gezählt aus den Projekten des Katalogs. Woher jedes stammt, nennen die Dateien der Projekte im Feld „sources“.";
    }

    /** The licences of what is in a file, each with the number of records. */
    private static Map<String, Long> ofFile(Described set, File file, Map<Kind, Map<String, Long>> licences) {
        Set<Kind> kinds = Described.hasEverything(file) ? licences.keySet() : set.of();
        Map<String, Long> together = new TreeMap<>();
        kinds.forEach(kind -> licences.get(kind).forEach((licence, count) -> together.merge(licence, count, Long::sum)));
        return together;
    }

    private static Map<Kind, Map<String, Long>> licences() {
        Map<Kind, Map<String, Long>> licences = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values()).forEach(kind -> licences.put(kind, new TreeMap<>()));
        String statement = Arrays.stream(Kind.values())
                .map(kind -> "select '" + kind.path + "', e.licence, count(*) from " + kind.entity
                        + " e where e.visible group by e.licence")
                .collect(Collectors.joining(" union all "));
        List<Tuple> rows = Panache.getEntityManager().createQuery(statement, Tuple.class).getResultList();
        rows.forEach(row -> licences.get(Kind.byPath(row.get(0, String.class)).orElseThrow()).put(row.get(1, String.class),
                row.get(2, Long.class)));
        return licences;
    }

    private String own(Described set, File file) {
        return own(set.id() + "-" + file.id());
    }

    /** Things of this description have their addresses in its Turtle, whichever form they are read in. */
    private String own(String id) {
        return config.publicUrl(DcatTurtleResource.PATH + "#" + id);
    }
}
