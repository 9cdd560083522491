package de.dortmund.praeventionskette.exchange.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '\u0001', value = {
            "https://example.org https://example.org",
            "https://example.org/a?b=c&d=e#f https://example.org/a?b=c&d=e#f",
            "https://münchen.example/ https://xn--mnchen-3ya.example/",
            "https://münchen.example/straße?q=ä|b\"<>^`{}[] https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4%7Cb%22%3C%3E%5E%60%7B%7D%5B%5D",
            "https://MÜNCHEN.example:8443?ä#ö https://xn--mnchen-3ya.example:8443?%C3%A4#%C3%B6",
            "https://straße.example/ https://stra%C3%9Fe.example/",
            "https://x_y.example/ https://x_y.example/",
            "http://127.0.0.1:80/ http://127.0.0.1:80/",
            "http://[::1]:80/a http://[::1]:80/a",
            "http://- http://-",
            "http://% http://%25",
            "http://a..ü/ http://a..%C3%BC/",
            "http://user:secret@example.org/a@b http://example.org/a@b",
            "https://example.org/%zz%20% https://example.org/%25zz%20%25",
            "https://example.org/a#b#c https://example.org/a#b%23c",
            "https://example.org/日本🎈\\ https://example.org/%E6%97%A5%E6%9C%AC%F0%9F%8E%88%5C"
    })
    void an_address_is_encoded_as_rfc_3986_wants_it(String written, String encoded) throws IOException {
        assertEquals(encoded, WebAddress.of(written));
        assertTrue(URI.create(encoded).isAbsolute());
        assertEquals(1, Rdf.read("{\"@id\": \"urn:s\", \"urn:p\": {\"@id\": \"" + encoded + "\"}}", RDFFormat.JSONLD).size());
        assertEquals(encoded, WebAddress.of(encoded), "what is encoded stays as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "http://[::zz]/", "http://[::1", "http://", "https:///a", "http://@/", "http://:80/",
            "https://example.org:65536/", "https://example.org:99999999/", "https://example.org:x/", "ftp://example.org/", "example.org"})
    void what_is_no_address_even_so_is_none(String written) {
        assertNull(WebAddress.of(written));
    }

    /** RFC 3986 takes it for a name; rdf4j can't read it. */
    @Test
    void a_host_that_begins_like_an_internet_address_is_a_name() {
        assertEquals("http://1.2.3.4.5/", WebAddress.of("http://1.2.3.4.5/"));
    }

    @Test
    void nothing_stays_nothing_and_a_mail_address_asks_for_nothing_else() {
        assertNull(WebAddress.of(null));
        assertNull(WebAddress.ofMail(null));
        for (String[] mail : List.of(new String[]{"info@example.org", "mailto:info@example.org"},
                new String[]{"ä\"<b>?cc=x&#%@example.org", "mailto:%C3%A4%22%3Cb%3E%3Fcc%3Dx%26%23%25@example.org"})) {
            assertEquals(mail[1], WebAddress.ofMail(mail[0]));
        }
    }
}
