package de.dortmund.praeventionskette.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The forms in which the same records are answered: {@code format} asks for one by its name, {@code Accept} by its media type. */
public enum Format {
    JSON("json", Types.JSON),
    CSV("csv", Types.CSV),
    NDJSON("ndjson", Types.NDJSON),
    GEOJSON("geojson", Types.GEOJSON),
    SVG("svg", Types.SVG),
    /** A single record in the words of schema.org. */
    JSON_LD("jsonld", Types.JSON_LD);

    /** The media types as methods produce them: where a client takes everything, it gets JSON. */
    public static final class Types {
        public static final String JSON = MediaType.APPLICATION_JSON;
        public static final String CSV = "text/csv;charset=UTF-8;qs=0.5";
        public static final String NDJSON = "application/x-ndjson;qs=0.4";
        public static final String GEOJSON = "application/geo+json;qs=0.3";
        public static final String SVG = "image/svg+xml;charset=UTF-8;qs=0.2";
        public static final String JSON_LD = "application/ld+json;qs=0.1";

        private Types() {}
    }

    /** Its name as the value of {@code format} and as the end of a file's name. */
    public final String code;
    /** What the answer says it is. */
    public final String contentType;
    /** The same without parameters. */
    public final String mediaType;

    Format(String code, String produced) {
        this.code = code;
        this.contentType = produced.replaceAll(";qs=.*", "");
        this.mediaType = produced.replaceAll(";.*", "");
    }

    /** The form with this name. */
    public static Optional<Format> named(String code) {
        return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
    }

    /** The forms that a method itself makes. */
    public static List<Format> of(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        Produces produces = own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own;
        return Arrays.stream(produces.value())
                .flatMap(type -> Arrays.stream(values()).filter(format -> type.replaceAll(";.*", "").equals(format.mediaType)))
                .toList();
    }

    /** All forms at the address that the method answers, whichever method makes them. */
    public static List<Format> at(Method method) {
        return Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> other.isAnnotationPresent(GET.class) && Objects.equals(path(other), path(method)))
                .flatMap(other -> of(other).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static String path(Method method) {
        return method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : null;
    }

    /**
     * The one of these forms that a request asks for; empty where it asks by name for none of them.
     *
     * @param name the value of {@code format}, or null
     * @param accepted the media types that the client takes, best first
     */
    public static Optional<Format> asked(List<Format> among, String name, List<MediaType> accepted) {
        if (name != null) {
            return named(name).filter(among::contains);
        }
        return accepted.stream()
                .flatMap(type -> among.stream().filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType))))
                .findFirst()
                .or(() -> among.stream().findFirst());
    }
}
