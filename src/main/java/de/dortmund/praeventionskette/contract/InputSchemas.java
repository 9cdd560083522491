package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Licences;
import de.dortmund.praeventionskette.record.Ref.SelfLink;
import de.dortmund.praeventionskette.record.Rules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes the records that are written, with the rules that their fields keep. */
final class InputSchemas {

    private final Schemas schemas;

    InputSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The schema of what is written: the kind's own fields and those that all kinds share; of a patch none is required. */
    Schema of(Class<?> own, Class<?> shared, boolean patch) {
        String name = Schemas.name(own).replaceFirst("Input$", patch ? "Patch" : "Input");
        if (!schemas.all().containsKey(name)) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
            schemas.all().put(name, schema);
            schema.description(patch ? "The fields to change; `null` removes"
                    : "The record as it is written; a reference is a slug, or a slug with its basis");
            schema.properties(new LinkedHashMap<>());
            for (Class<?> part : List.of(own, shared)) {
                for (RecordComponent component : part.getRecordComponents()) {
                    Schema property = written(component);
                    boolean required = component.getAccessor().isAnnotationPresent(NotNull.class) && part == own;
                    Schemas.describe(property, component.getAccessor());
                    if (component.getName().equals("licence")) {
                        property.description(Licences.NEEDED.en());
                    }
                    schema.addProperty(component.getName(), required && !patch ? property : Schemas.nullable(property));
                    if (required && !patch) {
                        schema.addRequired(component.getName());
                    }
                }
            }
        }
        return Schemas.refer(name);
    }

    private Schema written(RecordComponent component) {
        Schema schema = schemas.of(component.getGenericType());
        AnnotatedElement rules = component.getAccessor();
        Size size = rules.getAnnotation(Size.class);
        Pattern pattern = rules.getAnnotation(Pattern.class);
        if (size != null && component.getType() == String.class) {
            schema.minLength(size.min() == 0 ? null : size.min()).maxLength(size.max());
        } else if (size != null && component.getType() == List.class) {
            schema.maxItems(size.max());
        }
        if (pattern != null) {
            schema.pattern("^" + pattern.regexp() + "$");
        }
        if (rules.isAnnotationPresent(Min.class)) {
            schema.minimum(BigDecimal.valueOf(rules.getAnnotation(Min.class).value()));
        }
        if (rules.isAnnotationPresent(Max.class)) {
            schema.maximum(BigDecimal.valueOf(rules.getAnnotation(Max.class).value()));
        }
        return schema;
    }

    /** A reference as it is written; its basis counts only where the catalogue keeps one. */
    static Schema reference(Schemas schemas) {
        if (!schemas.all().containsKey("ReferenceInput")) {
            Schema slug = OASFactory.createSchema().addType(SchemaType.STRING).pattern("^" + Rules.SLUG + "$");
            schemas.all().put("ReferenceInput", OASFactory.createSchema()
                    .description("A record by its key, or by its key and how the relation is known; what was read may be sent back")
                    .addOneOf(slug).addOneOf(Schemas.refer("ReferenceWithBasis")));
            schemas.all().put("ReferenceWithBasis", OASFactory.createSchema().addType(SchemaType.OBJECT).addRequired("slug")
                    .description("A record by its key and how the relation is known")
                    .addProperty("slug", OASFactory.createSchema().addType(SchemaType.STRING).pattern("^" + Rules.SLUG + "$"))
                    .addProperty("basis", schemas.of(Basis.class))
                    .addProperty("name", OASFactory.createSchema().addType(SchemaType.STRING))
                    .addProperty("links", schemas.of(SelfLink.class)));
        }
        return Schemas.refer("ReferenceInput");
    }
}
