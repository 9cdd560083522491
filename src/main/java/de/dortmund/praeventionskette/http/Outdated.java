package de.dortmund.praeventionskette.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An operation, or one of its query parameters, that will be taken away, told in time: its answers say so in {@code Deprecation}
 * (RFC 9745) and {@code Sunset} (RFC 8594), and the OpenAPI document marks it. At a parameter it counts for the requests that send it. The
 * other forms of an operation (methods at the same address) carry it too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Outdated {

    /** The day from which on it is not to be used for anything new, like {@code 2027-01-15}. */
    String since();

    /** The day on which it may be gone; empty while nobody knows. */
    String until() default "";

    /** The address of a page that says what to use instead; empty where there is none. */
    String instead() default "";

    /** What of an operation is outdated for a request with these parameters. */
    final class Parts {

        private Parts() {}

        static List<Outdated> of(Method operation, Set<String> sent) {
            List<Outdated> parts = new ArrayList<>();
            Optional.ofNullable(operation.getAnnotation(Outdated.class)).ifPresent(parts::add);
            QueryParameters.outdated(operation).forEach((name, outdated) -> {
                if (sent.contains(name)) {
                    parts.add(outdated);
                }
            });
            return parts;
        }

        /** The first day of all. */
        static Optional<ZonedDateTime> first(List<String> days) {
            return days.stream().filter(day -> !day.isEmpty()).map(LocalDate::parse).min(Comparator.naturalOrder())
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC));
        }
    }
}
