package de.dortmund.praeventionskette.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Addresses;
import de.dortmund.praeventionskette.security.AllowedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold for every operation because this walks all of them. */
class StructureTest {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static List<Class<?>> resources() throws IOException {
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            for (java.nio.file.Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.').replace('\\', '.').replaceAll("\\.class$", "");
                try {
                    Class<?> type = Class.forName(name, false, StructureTest.class.getClassLoader());
                    if (type.isAnnotationPresent(Path.class)) {
                        resources.add(type);
                    }
                } catch (ClassNotFoundException | LinkageError notOurs) {
                    throw new IllegalStateException(name, notOurs);
                }
            }
        }
        return resources;
    }

    private static Stream<Method> operations(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> verb(method) != null);
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    @Test
    void nobody_writes_without_a_role() throws IOException {
        List<String> unprotected = new ArrayList<>();
        for (Class<?> resource : resources()) {
            operations(resource)
                    .filter(method -> !READING.contains(verb(method)) && !method.isAnnotationPresent(AllowedTo.class))
                    .forEach(method -> unprotected.add(resource.getSimpleName() + "." + method.getName()));
        }
        assertEquals(List.of(), unprotected);
    }

    /** On a class it would look as if it protected all of it. */
    @Test
    void roles_are_named_at_each_operation() throws IOException {
        for (Class<?> resource : resources()) {
            assertFalse(resource.isAnnotationPresent(AllowedTo.class), resource.getSimpleName());
        }
    }

    @Test
    void every_answer_of_the_interface_is_of_one_revision_and_documented() throws IOException {
        List<Class<?>> ofInterface = resources().stream().filter(r -> Addresses.ofInterface(r.getAnnotation(Path.class).value())).toList();
        assertTrue(ofInterface.size() >= 31);
        for (Class<?> resource : ofInterface) {
            // Who waits for a change holds no transaction meanwhile: that resource begins one for each part of the feed.
            assertTrue(resource.isAnnotationPresent(Reads.class) || resource == ChangesResource.class, resource.getSimpleName());
            assertTrue(Operations.RESOURCES.contains(resource), resource.getSimpleName());
        }
    }
}
