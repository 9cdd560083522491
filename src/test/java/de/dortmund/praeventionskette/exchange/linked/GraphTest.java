package de.dortmund.praeventionskette.exchange.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;

class GraphTest {

    private static final Map<String, String> PREFIXES =
            Map.of("ex", "https://example.org/ns#", "xsd", "http://www.w3.org/2001/XMLSchema#");

    /** Everything that could break a document. */
    private static final List<String> TEXTS =
            List.of("", " ", "\"", "\\", "\\\"", "a\nb\r\nc\td", "\u0001\b\f\u001f\u007f", "'''\"\"\"", "@de", "\\u0041",
                    "Straße – „Größe“ 🎈", "<https://example.org/>", "_:b0", "ex:name", "\ufeff", "{}[]", "# kein Kommentar", "\\");

    @Test
    void any_text_comes_back_as_it_was_in_both_forms() throws IOException {
        Graph graph = new Graph(PREFIXES);
        int number = 0;
        for (String text : TEXTS) {
            graph.thing("https://example.org/" + ++number).is("ex:Thing").has("ex:plain", Graph.text(text))
                    .has("ex:german", Graph.german(text))
                    .has("ex:typed", graph.typed(number, "xsd:integer"))
                    .has("ex:-odd.name/2", new Graph.Iri("https://example.org/?a=ü&b=%20"));
        }
        Model turtle = Rdf.read(Turtle.of(graph), RDFFormat.TURTLE);
        Model jsonLd = Rdf.read(JsonLd.of(graph).toString(), RDFFormat.JSONLD);
        assertEquals(5 * TEXTS.size(), turtle.size());
        assertTrue(Models.isomorphic(turtle, jsonLd));
        number = 0;
        for (String text : TEXTS) {
            var thing = Rdf.VALUES.createIRI("https://example.org/" + ++number);
            for (String property : List.of("plain", "german")) {
                assertEquals(text, Rdf.values(turtle, thing, "https://example.org/ns#" + property).iterator().next().stringValue());
            }
        }
    }

    @Test
    void what_is_no_address_does_not_become_one() {
        for (String wrong : List.of("relativ", "/api/v1", "https://example.org/a b", "https://example.org/>", "https://example.org/\"",
                "ex:\n")) {
            assertThrows(IllegalArgumentException.class, () -> new Graph.Iri(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> new Graph(PREFIXES).name("dct:title"));
    }

    @Test
    void licences_have_the_official_addresses() {
        String list = "http://dcat-ap.de/def/licenses/";
        assertEquals(list + "dl-zero-de/2.0", LicenceUri.of("dl-de/zero-2-0"));
        assertEquals(list + "dl-by-de/2.0", LicenceUri.of("dl-de/by-2-0"));
        assertEquals(list + "cc-by/4.0", LicenceUri.of("cc-by/4.0"));
        assertEquals(list + "dl-zero-de/2.0", LicenceUri.ofAll(List.of()));
        assertEquals(list + "dl-by-de/2.0", LicenceUri.ofAll(List.of("dl-de/by-2-0", "dl-by-de/2.0")));
        assertEquals(list + "other-open", LicenceUri.ofAll(List.of("dl-de/by-2-0", "dl-de/zero-2-0")));
        for (String closed : List.of("dl-de/by-nc-1-0", "dl-by-nc-de/1.0", "cc-by-nd", "cc-by-nd/4.0", "cc-by-nc/4.0", "other-closed")) {
            assertEquals(list + "other-closed", LicenceUri.ofAll(List.of("dl-de/zero-2-0", closed)), closed);
        }
        for (String named : List.of("dl-de/by-2-0", "dl-by-de/1.0", "cc-by-sa", "odby")) {
            assertTrue(LicenceUri.wantNaming(Set.of(named)), named);
        }
        assertEquals(false, LicenceUri.wantNaming(Set.of("dl-de/zero-2-0", "cc-zero", "other-open")));
    }
}
