package de.dortmund.praeventionskette.frontdoor;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.chain.ChainResource;
import de.dortmund.praeventionskette.chain.DataQualityResource;
import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.exchange.ExportsResource;
import de.dortmund.praeventionskette.exchange.dcat.DcatJsonLdResource;
import de.dortmund.praeventionskette.exchange.hsds.HsdsResource;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The front door over HTTP. */
@Reads
@Path(Kind.BASE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Front door")
public class FrontDoorResource {

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Inject
    CatalogueConfig config;

    @GET
    @Operation(
            operationId = "getFrontDoor",
            summary = "Start here",
            description = "Name, version, revision, licence, publisher, how much there is of each kind, and links to every resource, to this document and"
                    + " to Swagger UI.")
    public FrontDoor get() {
        Revision revision = Revision.current();
        return new FrontDoor(
                "Präventionsketten-Katalog Dortmund",
                "Der offene Katalog der Dortmunder Präventionskette: Aktionsräume, Projekte, Förderprogramme, Zielgruppen, Organisationen und Kontakte.",
                version,
                new FrontDoor.Revision(revision.number, revision.committedAt, false),
                "dl-de/zero-2-0",
                config.publisher(),
                counts(),
                links());
    }

    private static Map<String, Long> counts() {
        String statement = Arrays.stream(Kind.values())
                .map(kind -> "select '" + kind.path + "', count(*) from " + kind.entity + " e where e.visible")
                .collect(Collectors.joining(" union all "));
        Map<String, Long> read = new HashMap<>();
        Panache.getEntityManager()
                .createQuery(statement, Tuple.class)
                .getResultList()
                .forEach(row -> read.put(row.get(0, String.class), row.get(1, Long.class)));
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> counts.put(kind.path, read.get(kind.path)));
        return counts;
    }

    private static Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", Kind.BASE);
        Arrays.stream(Kind.values()).forEach(kind -> links.put(kind.path, kind.address()));
        links.put("chain", ChainResource.PATH);
        links.put("gaps", ChainResource.PATH + "/gaps");
        links.put("data-quality", DataQualityResource.PATH);
        links.put("changes", ChangesResource.PATH);
        links.put("exports", ExportsResource.PATH);
        links.put("dcat", DcatJsonLdResource.PATH);
        links.put("hsds", HsdsResource.PATH);
        links.put("openapi", "/openapi");
        links.put("documentation", "/docs");
        links.put("problems", "/problems");
        return links;
    }
}
