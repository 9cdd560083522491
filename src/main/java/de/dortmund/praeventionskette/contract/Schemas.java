package de.dortmund.praeventionskette.contract;

import java.util.UUID;
import jakarta.validation.constraints.NotNull;
import de.dortmund.praeventionskette.record.RefInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RecordView;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes the records that answers are made of, as JSON Schema: the fields in the order in which they are sent, what is always there,
 * what may be null, the values of enumerations as they are sent. (SmallRye's own scanner loses the order, and nulls of references.)
 */
final class Schemas {

    private final Map<String, Schema> byName = new LinkedHashMap<>();

    /** All schemas that were referred to, by name. */
    Map<String, Schema> all() {
        return byName;
    }

    /** The schema of a type: a reference for a record, else the schema itself. */
    Schema of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            if (raw == List.class) {
                return OASFactory.createSchema().addType(SchemaType.ARRAY).items(of(arguments[0]));
            }
            if (raw == Map.class) {
                return OASFactory.createSchema().addType(SchemaType.OBJECT).additionalPropertiesSchema(of(arguments[1]));
            }
            return record(raw, name((Class<?>) arguments[0]) + raw.getSimpleName(), Map.of(raw.getTypeParameters()[0], arguments[0]));
        }
        Class<?> simple = (Class<?>) type;
        if (simple == RefInput.class) {
            return InputSchemas.reference(this);
        }
        if (simple.isRecord() && simple != PartialDate.class) {
            return record(simple, name(simple), Map.of());
        }
        return value(simple);
    }

    private Schema value(Class<?> type) {
        Schema schema = OASFactory.createSchema();
        if (type == Object.class) {
            return schema;
        }
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type == PartialDate.class) {
            return schema.addType(SchemaType.STRING).pattern("^[12][0-9]{3}(-[0-9]{2}-[0-9]{2})?$");
        }
        if (type == Instant.class) {
            return schema.addType(SchemaType.STRING).format("date-time");
        }
        if (type == int.class || type == Integer.class) {
            return schema.addType(SchemaType.INTEGER).format("int32");
        }
        if (type == long.class || type == Long.class) {
            return schema.addType(SchemaType.INTEGER).format("int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return schema.addType(SchemaType.NUMBER);
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.addType(SchemaType.BOOLEAN);
        }
        if (type == JsonNode.class) {
            return schema;
        }
        if (type == ObjectNode.class) {
            return schema.addType(SchemaType.OBJECT).additionalPropertiesSchema(OASFactory.createSchema());
        }
        if (type == UUID.class) {
            return schema.addType(SchemaType.STRING).format("uuid");
        }
        if (type == String.class) {
            return schema.addType(SchemaType.STRING);
        }
        if (!type.isInterface() && !type.isPrimitive()) {
            return bean(type);
        }
        throw new IllegalStateException("no schema for " + type);
    }

    /** A schema of its own, once: the programs that are generated from the document then have one type for it, and not one for each field. */
    private Schema enumeration(Class<?> type) {
        if (!byName.containsKey(name(type))) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.STRING).description(description(type));
            Arrays.stream(type.getEnumConstants()).map(Schemas::code).forEach(schema::addEnumeration);
            byName.put(name(type), schema);
        }
        return refer(name(type));
    }

    /** A reference to a schema by its name. */
    static Schema refer(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static String description(Class<?> type) {
        var annotation = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (annotation == null) {
            throw new IllegalStateException("a schema of its own says with @Schema what it means: " + type);
        }
        return annotation.description();
    }

    private static Object code(Object constant) {
        try {
            return constant.getClass().getField("code").get(constant);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("enumerations that are sent have a code: " + constant.getClass(), none);
        }
    }

    /** A class with public fields. */
    private Schema bean(Class<?> type) {
        if (!byName.containsKey(name(type))) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT).description(description(type));
            Arrays.stream(type.getFields()).forEach(field -> {
                Schema property = value(field.getType());
                describe(property, field);
                schema.addProperty(field.getName(), property);
                schema.addRequired(field.getName());
            });
            byName.put(name(type), schema);
        }
        return refer(name(type));
    }

    private Schema record(Class<?> type, String name, Map<?, Type> variables) {
        if (!byName.containsKey(name)) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
            byName.put(name, schema);
            var annotation = type.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
            schema.description(annotation == null || annotation.description().isEmpty() ? "One page of a list" : annotation.description());
            schema.properties(new LinkedHashMap<>());
            addProperties(schema, type, variables);
            if (RecordView.class.isAssignableFrom(type)) {
                // "fields" may leave any of them out
                schema.required(null);
            }
        }
        return refer(name);
    }

    private void addProperties(Schema schema, Class<?> type, Map<?, Type> variables) {
        JsonInclude ofType = type.getAnnotation(JsonInclude.class);
        for (RecordComponent component : FieldNames.sent(type)) {
            AnnotatedElement accessor = component.getAccessor();
            if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
                addProperties(schema, component.getType(), variables);
                continue;
            }
            var annotation = accessor.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
            boolean named = annotation != null && annotation.implementation() != Void.class;
            Schema property = of(named ? annotation.implementation() : resolve(component.getGenericType(), variables));
            if (annotation != null && annotation.nullable()) {
                property = nullable(property);
            }
            describe(property, accessor);
            String name = FieldNames.of(type, component);
            schema.addProperty(name, property);
            // What is read is always there; what is written, only where it must be.
            boolean written = type.getSimpleName().endsWith("Input");
            if (written ? accessor.isAnnotationPresent(NotNull.class)
                    : !accessor.isAnnotationPresent(JsonInclude.class) && ofType == null) {
                schema.addRequired(name);
            }
        }
    }

    private static Type resolve(Type type, Map<?, Type> variables) {
        if (variables.containsKey(type)) {
            return variables.get(type);
        }
        if (type instanceof ParameterizedType list && variables.containsKey(list.getActualTypeArguments()[0])) {
            Type element = variables.get(list.getActualTypeArguments()[0]);
            return new ListOf(element);
        }
        return type;
    }

    /** {@code List<element>}, as reflection would say it. */
    private record ListOf(Type element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[]{element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    /** The same, or null. */
    static Schema nullable(Schema schema) {
        if (schema.getRef() != null || schema.getEnumeration() != null) {
            String meaning = schema.getDescription();
            return OASFactory.createSchema().description(meaning).addAnyOf(schema.description(null))
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        return schema.getType() == null ? schema : schema.addType(SchemaType.NULL);
    }

    /** Adds what an annotation says of a field. */
    static void describe(Schema property, AnnotatedElement element) {
        var annotation = element.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (annotation == null) {
            return;
        }
        if (!annotation.description().isEmpty()) {
            property.description(annotation.description());
        }
        if (annotation.type() == org.eclipse.microprofile.openapi.annotations.enums.SchemaType.ARRAY && property.getType() == null) {
            property.addType(SchemaType.ARRAY).items(OASFactory.createSchema());
        }
        if (annotation.enumeration().length > 0) {
            Arrays.stream(annotation.enumeration()).forEach(property::addEnumeration);
        }
    }

    /** What a record is called in the document: {@code Project} for {@code ProjectView}. */
    static String name(Class<?> record) {
        var annotation = record.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return annotation != null && !annotation.name().isEmpty() ? annotation.name() : record.getSimpleName();
    }
}
