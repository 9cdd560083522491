package de.dortmund.praeventionskette.exchange.dcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.exchange.linked.Rdf;
import de.dortmund.praeventionskette.exchange.linked.Turtle;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.start.StartException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;

/** What only the operator knows. */
class DcatSettingsTest {

    private static final String CONTRIBUTOR = "http://dcat-ap.de/def/contributors/stadtDortmund";

    private static Dcat with(String setting, String value) {
        CatalogueConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CatalogueConfig.class)
                .withDefaultValue("catalogue.public-url", "https://katalog.example/kette/")
                .withDefaultValue("catalogue.database.folder", "nirgends")
                .withDefaultValue(setting, value)
                .build().getConfigMapping(CatalogueConfig.class);
        return new Dcat(config, null, null);
    }

    /** Of an empty catalogue whose files nobody has measured. */
    private static Model graph(Dcat dcat) throws IOException {
        Map<Kind, Map<String, Long>> nothing =
                Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), kind -> Map.of()));
        return Rdf.read(Turtle.of(dcat.graph(Instant.EPOCH, nothing, Map.of())), RDFFormat.TURTLE);
    }

    private static List<String> values(Model graph, String property) {
        return graph.filter(null, Rdf.VALUES.createIRI(property), null).objects().stream().map(value -> value.stringValue()).toList();
    }

    @Test
    void who_delivers_is_named_at_each_data_set_if_a_setting_names_it() throws IOException {
        String property = "http://dcat-ap.de/def/dcatde/contributorID";
        Model named = graph(with("catalogue.dcat.contributor-id", CONTRIBUTOR));
        assertEquals(4, named.filter(null, Rdf.VALUES.createIRI(property), Rdf.VALUES.createIRI(CONTRIBUTOR)).size());
        assertEquals("", Rdf.violations(named, "dcat-ap-de.ttl"));
        assertEquals(List.of(), values(graph(with("catalogue.publisher", "Stadt")), property));
    }

    @Test
    void whom_to_ask_is_the_imprint_or_what_a_setting_says() throws IOException {
        String vcard = "http://www.w3.org/2006/vcard/ns#";
        Model mail = graph(with("catalogue.dcat.contact", "mailto:daten@example.org"));
        assertEquals(List.of("mailto:daten@example.org"), values(mail, vcard + "hasEmail"));
        assertEquals(List.of(), values(mail, vcard + "hasURL"));
        assertEquals("", Rdf.violations(mail, "dcat-ap-de.ttl"));
        Model imprint = graph(with("catalogue.publisher", "Stadt „Dortmund“"));
        assertEquals(List.of("https://katalog.example/kette/imprint"), values(imprint, vcard + "hasURL"));
        assertEquals(List.of("Stadt „Dortmund“"), values(imprint, vcard + "fn"));
    }

    @Test
    void without_records_the_licence_is_the_default_and_without_measure_there_is_no_size() throws IOException {
        Model graph = graph(with("catalogue.publisher", "Stadt"));
        assertEquals(List.of("http://dcat-ap.de/def/licenses/dl-zero-de/2.0"), values(graph, "http://purl.org/dc/terms/license"));
        assertEquals(List.of(), values(graph, DCAT.BYTE_SIZE.stringValue()));
        assertTrue(values(graph, DCAT.DOWNLOAD_URL.stringValue()).contains("https://katalog.example/kette/api/v1/exports/projects.csv"));
    }

    @Test
    void what_is_no_address_keeps_the_service_from_starting() {
        with("catalogue.dcat.contact", "mailto:daten@example.org").checkSettings();
        with("catalogue.dcat.contributor-id", CONTRIBUTOR).checkSettings();
        for (String setting : List.of("catalogue.dcat.contact", "catalogue.dcat.contributor-id")) {
            for (String wrong : List.of("stadtDortmund", "/kontakt", "urn:x", "daten@example.org")) {
                StartException failure = assertThrows(StartException.class, () -> with(setting, wrong).checkSettings(), wrong);
                assertTrue(failure.getMessage().startsWith("CATALOGUE_DCAT_") && failure.getMessage().endsWith(wrong),
                        failure.getMessage());
            }
        }
    }
}
