package de.dortmund.praeventionskette.page;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;

/** What is at the addresses that people and machines try first, outside the API: the home page, the operator's texts, security.txt. */
@Path("/")
public class PageResource {

    private static final Logger LOG = Logger.getLogger(PageResource.class);

    static final String HTML = "text/html;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** RFC 9116 advises against more than a year; the date moves on with every day. */
    private static final int SECURITY_TXT_DAYS = 180;

    private static final String HOME = """
            # Präventionsketten-Katalog Dortmund

            Was es in Dortmund für Kinder, Jugendliche und Familien gibt – von der Schwangerschaft bis zum Übergang in den Beruf: Vorhaben,
            Aktionsräume, Förderprogramme, Träger und Kontakte, als offene Daten über eine REST-Schnittstelle. Lesen darf jede und jeder,
            ohne Anmeldung und ohne Schlüssel.

            ## Für Entwicklerinnen und Entwickler

            - [Ausprobieren in Swagger UI](/docs)
            - [Der Einstieg der Schnittstelle](/api/v1)
            - [Die Beschreibung als OpenAPI-Dokument](/openapi)
            - [Was Fehlermeldungen bedeuten](/problems) (englisch)

            ## Über dieses Angebot

            - [Impressum](/imprint)
            - [Datenschutz](/privacy)
            - [Barrierefreiheit](/accessibility)
            """;

    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5394"/>\
            <g fill="none" stroke="#fff" stroke-width="3"><circle cx="11.5" cy="16" r="5.5"/><circle cx="20.5" cy="16" r="5.5"/></g></svg>
            """;

    private final CatalogueConfig config;

    PageResource(CatalogueConfig config) {
        this.config = config;
    }

    /** People get a page, machines the front door of the API. */
    @GET
    public Response home(@RestHeader(HttpHeaders.ACCEPT) String accept) {
        boolean human = accept != null && accept.contains(MediaType.TEXT_HTML);
        Response.ResponseBuilder answer = human ? html(Page.of(HOME, Language.GERMAN))
                : Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, config.publicUrl("/api/v1"));
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    @GET
    @Path("imprint")
    @Produces(HTML)
    public Response imprint() {
        return operatorsPage("imprint", "Impressum");
    }

    @GET
    @Path("privacy")
    @Produces(HTML)
    public Response privacy() {
        return operatorsPage("privacy", "Datenschutz");
    }

    @GET
    @Path("accessibility")
    @Produces(HTML)
    public Response accessibility() {
        return operatorsPage("accessibility", "Barrierefreiheit");
    }

    /** Where to report a vulnerability (RFC 9116). */
    @GET
    @Path(".well-known/security.txt")
    @Produces(TEXT)
    public String securityTxt() {
        return """
                Contact: %s
                Expires: %sT00:00:00Z
                Preferred-Languages: de, en
                Canonical: %s
                """.formatted(config.securityContact().map(URI::toString).orElse(config.publicUrl("/imprint")),
                LocalDate.now(ZoneOffset.UTC).plusDays(SECURITY_TXT_DAYS), config.publicUrl("/.well-known/security.txt"));
    }

    /** Everything may be found; probes and metrics are nothing to find. */
    @GET
    @Path("robots.txt")
    @Produces(TEXT)
    public String robotsTxt() {
        return "User-agent: *\nDisallow: /q/\n";
    }

    /** Two links of a chain. Browsers ask for the .ico by themselves and take the SVG. */
    @GET
    @Path("favicon.{extension: ico|svg}")
    @Produces("image/svg+xml")
    public String icon() {
        return ICON;
    }

    /** The operator's own text, read anew each time: a changed file needs no restart. */
    private Response operatorsPage(String name, String title) {
        String fallback = """
                # %s

                Der Betreiber dieses Dienstes hat diesen Text noch nicht hinterlegt.

                Für Betreiber: Legen Sie die Datei `%s.md` (Markdown, UTF-8) in einen Ordner und nennen Sie ihn in der Einstellung
                `catalogue.pages-folder`, als Umgebungsvariable `CATALOGUE_PAGES_FOLDER`.
                """.formatted(title, name);
        String text = config.pagesFolder().map(folder -> folder.resolve(name + ".md")).filter(Files::isRegularFile).map(file -> {
            try {
                return Files.readString(file);
            } catch (MalformedInputException notUtf8) {
                LOG.warnf("%s is not UTF-8; the default text is shown instead", file);
            } catch (IOException unreadable) {
                LOG.warnf("%s can't be read; the default text is shown instead", file);
            }
            return null;
        }).orElse(fallback);
        return html(Page.of(text, Language.GERMAN)).build();
    }

    static Response.ResponseBuilder html(Page page) {
        return Response.ok(page.document(), HTML).header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag)
                .header("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY);
    }
}
