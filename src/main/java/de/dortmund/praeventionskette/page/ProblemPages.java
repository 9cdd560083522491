package de.dortmund.praeventionskette.page;

import de.dortmund.praeventionskette.http.Language;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The pages that the {@code type} of a problem document leads to: the same files as docs/problems, as HTML or as they are. */
@Path("/problems")
public class ProblemPages {

    private static final MediaType HTML = MediaType.valueOf(PageResource.HTML);
    private static final MediaType MARKDOWN = MediaType.valueOf("text/markdown;charset=UTF-8");

    @GET
    @Produces({"text/html", "text/markdown"})
    public Response index(@Context Request request) {
        return page(list(), request);
    }

    @GET
    @Path("{name}")
    @Produces({"text/html", "text/markdown"})
    public Response problem(String name, @Context Request request) {
        return page(text(name), request);
    }

    private static Response page(String text, Request request) {
        Variant variant = request.selectVariant(Variant.mediaTypes(HTML, MARKDOWN).build());
        Response.ResponseBuilder page = variant != null && MARKDOWN.isCompatible(variant.getMediaType())
                ? Response.ok(text, MARKDOWN).header(HttpHeaders.CONTENT_LANGUAGE, Language.ENGLISH.tag)
                : PageResource.html(Page.of(text, Language.ENGLISH));
        return page.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private static String list() {
        return """
                # Problem types

                Every answer from 400 up is a problem document (RFC 9457, `application/problem+json`). Its `type` leads
                to one of these pages.

                """ + Arrays.stream(ProblemType.values())
                .map(type -> "- %d [%s](/problems/%s): %s".formatted(type.status, type.slug, type.slug, type.title.en()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(String name) {
        if (Arrays.stream(ProblemType.values()).noneMatch(type -> type.slug.equals(name))) {
            throw Problem.of(ProblemType.NOT_FOUND, Text.of("Eine Fehlerart dieses Namens gibt es nicht; /problems zählt alle auf.",
                    "There is no problem type of this name; /problems lists them all."));
        }
        try (InputStream page = ProblemPages.class.getResourceAsStream("/problems/" + name + ".md")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
