package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a body (or a parameter), where it is wrong, and in both languages; never with the names of our classes. */
@Singleton
public class InvalidBody {

    private final ValidatorFactory validation;

    InvalidBody(ValidatorFactory validation) {
        this.validation = validation;
    }

    /** JSON that is none is a 400 with its place; JSON that says something else than a record does is a 422 with the pointer. */
    public Problem problemOf(JsonProcessingException unreadable) {
        if (!(unreadable instanceof JsonMappingException mismatch)
                || unreadable.getCause() instanceof JsonProcessingException cause && !(cause instanceof InputCoercionException)) {
            JsonLocation place = unreadable.getLocation();
            return Problem.of(ProblemType.INVALID_REQUEST, place == null ? Text.of("Der Rumpf ist kein JSON.", "The body is not JSON.")
                    : Text.of("Der Rumpf ist kein lesbares JSON: Zeile %d, Spalte %d.".formatted(place.getLineNr(), place.getColumnNr()),
                            "The body is not readable JSON: line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr())));
        }
        String pointer = mismatch.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : escape(step.getFieldName())))
                .collect(Collectors.joining());
        Text what = mismatch instanceof UnrecognizedPropertyException
                ? Text.of("Dieses Feld gibt es nicht.", "There is no such field.")
                : Text.of("Der Wert hat nicht die verlangte Form.", "The value does not have the required form.");
        String code = mismatch instanceof UnrecognizedPropertyException ? "unknown-field" : "wrong-type";
        return invalid(List.of(Problem.Fault.pointer(pointer, code, what)));
    }

    /** A rule on a parameter is a 400, one on the body a 422; a rule on our own answer is our defect, hence null. */
    Problem problemOf(ConstraintViolationException violated) {
        if (violated.getConstraintViolations() == null || violated.getConstraintViolations().isEmpty()
                || violated.getConstraintViolations().stream().anyMatch(InvalidBody::notOfTheRequest)) {
            return null;
        }
        List<Problem.Fault> faults = violated.getConstraintViolations().stream().map(this::faultOf)
                .sorted((a, b) -> (a.pointer() + a.parameter() + a.code()).compareTo(b.pointer() + b.parameter() + b.code())).toList();
        List<Problem.Fault> ofParameters = faults.stream().filter(fault -> fault.parameter() != null).toList();
        if (ofParameters.isEmpty()) {
            return invalid(faults);
        }
        Problem.Fault first = ofParameters.get(0);
        return Problem.of(ProblemType.INVALID_PARAMETER,
                Text.of("Der Parameter „" + first.parameter() + "“ ist ungültig: " + first.detail().de() + ".",
                        "The parameter \"" + first.parameter() + "\" is not valid: " + first.detail().en() + "."),
                ofParameters);
    }

    /** All rules on the body that are broken, each with its pointer. */
    public Problem problemOfBody(Set<ConstraintViolation<?>> violations) {
        return invalid(violations.stream().map(this::faultOf)
                .sorted((a, b) -> (a.pointer() + a.code()).compareTo(b.pointer() + b.code())).toList());
    }

    /** A body that is not valid in these places. */
    public static Problem invalid(List<Problem.Fault> faults) {
        String places = faults.stream().map(fault -> fault.pointer().isEmpty() ? "/" : fault.pointer()).distinct().limit(5)
                .collect(Collectors.joining(", "));
        return Problem.of(ProblemType.INVALID_RECORD, Text.of("Ungültig ist: " + places + ".", "Not valid: " + places + "."), faults);
    }

    private Problem.Fault faultOf(ConstraintViolation<?> violation) {
        ConstraintDescriptor<?> rule = violation.getConstraintDescriptor();
        String code = rule.getAnnotation().annotationType().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        Text detail = Text.of(message(violation, Locale.GERMAN), message(violation, Locale.ENGLISH));
        StringBuilder pointer = new StringBuilder();
        Path.ParameterNode parameter = null;
        Path.MethodNode method = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.as(Path.ParameterNode.class);
            } else {
                pointer.append(node.isInIterable() && node.getIndex() != null ? "/" + node.getIndex() : "");
                pointer.append(
                        node.getName() == null || node.getKind() == ElementKind.CONTAINER_ELEMENT ? "" : "/" + escape(node.getName()));
            }
        }
        if (parameter != null && !isBody(violation.getRootBeanClass(), method, parameter)) {
            String name = pointer.isEmpty() ? parameter.getName() : pointer.substring(pointer.lastIndexOf("/") + 1);
            return Problem.Fault.parameter(name, code, detail);
        }
        return Problem.Fault.pointer(pointer.toString(), code, detail);
    }

    /** Resources take the body as the one argument that no annotation of JAX-RS says to come from elsewhere. */
    private static boolean isBody(Class<?> resource, Path.MethodNode method, Path.ParameterNode parameter) {
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            try {
                Method declared = type.getDeclaredMethod(method.getName(), method.getParameterTypes().toArray(Class<?>[]::new));
                if (!declared.isSynthetic() && declared.getDeclaringClass().getName().indexOf("_Subclass") < 0) {
                    Annotation[] annotations = declared.getParameterAnnotations()[parameter.getParameterIndex()];
                    return Arrays.stream(annotations).map(annotation -> annotation.annotationType().getPackageName())
                            .noneMatch(name -> name.equals("jakarta.ws.rs") || name.equals("org.jboss.resteasy.reactive"));
                }
            } catch (NoSuchMethodException inherited) {
                continue;
            }
        }
        return true;
    }

    private static boolean notOfTheRequest(ConstraintViolation<?> violation) {
        boolean ofMethod = false;
        for (Path.Node node : violation.getPropertyPath()) {
            ofMethod |= node.getKind() == ElementKind.PARAMETER;
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return !ofMethod;
    }

    private String message(ConstraintViolation<?> violation, Locale language) {
        MessageInterpolator.Context context = new MessageInterpolator.Context() {
            @Override
            public ConstraintDescriptor<?> getConstraintDescriptor() {
                return violation.getConstraintDescriptor();
            }

            @Override
            public Object getValidatedValue() {
                return violation.getInvalidValue();
            }

            @Override
            public <T> T unwrap(Class<T> type) {
                throw new IllegalArgumentException(type.getName());
            }
        };
        return validation.getMessageInterpolator().interpolate(violation.getMessageTemplate(), context, language);
    }

    /** A field's name as a part of a pointer. */
    public static String escape(String field) {
        return RequestTarget.printable(field.replace("~", "~0").replace("/", "~1"));
    }
}
