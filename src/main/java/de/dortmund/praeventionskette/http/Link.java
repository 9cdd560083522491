package de.dortmund.praeventionskette.http;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An address with its parameters, made from the parameters of the request: a path from the root. */
public final class Link {

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters;

    private Link(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** The parameters of the request in their order, except some. */
    public static Link given(UriInfo uri, Set<String> except) {
        List<Parameter> parameters = new ArrayList<>();
        String asked = uri.getRequestUri().getRawQuery();
        for (String parameter : asked == null || asked.isEmpty() ? new String[0] : asked.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (!except.contains(decode(parts[0]))) {
                parameters.add(new Parameter(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1])));
            }
        }
        return new Link(parameters);
    }

    /** With one parameter more; a repetition of what stands there already says nothing new and is left out. */
    public Link and(String name, String value) {
        Parameter more = new Parameter(name, value);
        if (parameters.contains(more)) {
            return this;
        }
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(more);
        return new Link(all);
    }

    /** The same filters, each of these also adding the records that state nothing there. */
    public Link withUnknown(Collection<String> filters) {
        return unknown(Stream.concat(unknown(), filters.stream()).distinct().toList());
    }

    /** The same filters, this one no longer adding the records that state nothing there. */
    public Link withoutUnknown(String filter) {
        return unknown(unknown().filter(Predicate.not(filter::equals)).toList());
    }

    private Stream<String> unknown() {
        return parameters.stream().filter(p -> p.name.equals("unknown")).flatMap(p -> Stream.of(p.value.split(",")));
    }

    private Link unknown(List<String> filters) {
        List<Parameter> all = new ArrayList<>(parameters.stream().filter(p -> !p.name.equals("unknown")).toList());
        if (!filters.isEmpty()) {
            all.add(new Parameter("unknown", String.join(",", filters)));
        }
        return new Link(all);
    }

    /** The address of a resource with these parameters. */
    public String to(String path) {
        StringBuilder address = new StringBuilder(path);
        parameters.forEach(p -> address.append(address.length() == path.length() ? '?' : '&')
                .append(encode(p.name)).append('=').append(encode(p.value)));
        return address.toString();
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%21", "!");
    }
}
