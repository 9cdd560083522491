package de.dortmund.praeventionskette.page;

import de.dortmund.praeventionskette.http.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page for people: its text is Markdown, everything it needs is in it, nothing is loaded from elsewhere and no script runs. */
record Page(String title, Language language, String html) {

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --soft: #eef2f6; --link: #0b5394; --line: #0b5394 }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8edf2; --paper: #14191f; --soft: #222b35; --link: #8ec5ff; --line: #8ec5ff }
            }
            * { box-sizing: border-box }
            body { margin: 0; font: 1.0625rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
            header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem }
            header { border-top: .4rem solid var(--line); font-weight: 600 }
            h1 { font-size: 1.8rem; line-height: 1.25; margin: .5rem 0 1rem }
            h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
            a { color: var(--link); text-underline-offset: .15em }
            a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px }
            pre, code { font-family: ui-monospace, monospace; font-size: .9em; background: var(--soft); border-radius: .25rem }
            code { padding: .1em .3em; overflow-wrap: anywhere }
            pre { padding: .8rem 1rem; overflow-x: auto }
            pre code { padding: 0 }
            footer { border-top: 1px solid var(--soft); font-size: .95rem }
            footer ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0 }
            .skip { position: absolute; left: -99rem }
            .skip:focus { position: static }
            """;

    /** Allows the page its own style and nothing else. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src '" + hash(STYLE)
            + "'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page of a Markdown text; its first heading is the title. HTML in the text is shown, not interpreted. */
    static Page of(String markdown, Language language) {
        Node document = MARKDOWN.parse(markdown);
        return new Page(titleOf(document), language, HTML.render(document));
    }

    /** The whole HTML document. */
    String document() {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Präventionsketten-Katalog Dortmund</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#inhalt" lang="de">Zum Inhalt</a>
                <header><a href="/" lang="de">Präventionsketten-Katalog Dortmund</a></header>
                <main id="inhalt">
                %s</main>
                <footer lang="de">
                <nav aria-label="Weitere Seiten"><ul>
                <li><a href="/docs">Swagger UI</a></li>
                <li><a href="/problems" hreflang="en">Fehlerarten</a></li>
                <li><a href="/imprint">Impressum</a></li>
                <li><a href="/privacy">Datenschutz</a></li>
                <li><a href="/accessibility">Barrierefreiheit</a></li>
                </ul></nav>
                </footer>
                </body>
                </html>
                """.formatted(language.tag, escape(title), STYLE, html);
    }

    private static String titleOf(Node document) {
        StringBuilder title = new StringBuilder();
        if (document.getFirstChild() instanceof Heading heading) {
            for (Node part = heading.getFirstChild(); part != null; part = part.getNext()) {
                title.append(part instanceof Text text ? text.getLiteral() : "");
            }
        }
        return title.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
