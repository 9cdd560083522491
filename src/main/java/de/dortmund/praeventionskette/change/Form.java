package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Licences;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.RecordView;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A record in the one form in which it is written: its own fields and those of {@link Stewardship}, references as their slugs (with a
 * basis where it is not simply stated), nothing that is not stated. Two records say the same exactly when their forms are equal, so
 * changes, history, proposals and imports compare forms.
 */
@Singleton
public class Form {

    /** What a form says, read and found valid. */
    record Read(Object input, Stewardship stewardship) {}

    /** That of a record which says nothing, because it is not there yet. */
    static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

    private static final Map<Kind, Set<String>> FIELDS = new ConcurrentHashMap<>();
    private static final Map<Kind, Set<String>> VIEW_FIELDS = new ConcurrentHashMap<>();

    private final ObjectMapper json;
    private final ObjectMapper shortest;
    private final Validator validator;
    private final InvalidBody invalid;

    Form(ObjectMapper json, Validator validator, InvalidBody invalid) {
        this.json = StrictJson.of(json);
        this.shortest = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
        this.validator = validator;
        this.invalid = invalid;
    }

    /** The fields that a client writes of this kind, in their order. */
    public static Set<String> fields(Kind kind) {
        return FIELDS.computeIfAbsent(kind, Form::fieldsOf);
    }

    private static Set<String> fieldsOf(Kind kind) {
        Set<String> fields = new LinkedHashSet<>();
        Arrays.stream(Writing.of(kind).input().getRecordComponents()).forEach(component -> fields.add(component.getName()));
        fields.addAll(Stewardship.FIELDS);
        return Collections.unmodifiableSet(fields);
    }

    /** The fields that a client reads of this kind. */
    static Set<String> viewFields(Kind kind) {
        return VIEW_FIELDS.computeIfAbsent(kind, Form::viewFieldsOf);
    }

    private static Set<String> viewFieldsOf(Kind kind) {
        Set<String> fields = new LinkedHashSet<>();
        Arrays.stream(Writing.of(kind).view().getRecordComponents()).forEach(component -> fields.add(component.getName()));
        fields.remove("meta");
        Arrays.stream(Meta.class.getRecordComponents()).forEach(component -> fields.add(component.getName()));
        return Collections.unmodifiableSet(fields);
    }

    /** The record, as it is read, in the form in which it is written. */
    public ObjectNode of(Kind kind, RecordView view) {
        ObjectNode tree = json.valueToTree(view);
        tree.retain(fields(kind));
        return canonical(parse(kind, tree));
    }

    /** The view as the tree that clients read. */
    ObjectNode tree(RecordView view) {
        return (ObjectNode) reread(json.valueToTree(view));
    }

    /**
     * What the tree says; it has only fields that a client writes.
     *
     * @throws Problem 422 with a pointer to every field that is not valid
     */
    Read read(Kind kind, ObjectNode tree) {
        Discretion.check(kind, tree);
        Read read = parse(kind, tree);
        Set<ConstraintViolation<?>> violations = new HashSet<>(validator.validate(read.input));
        violations.addAll(validator.validate(read.stewardship));
        if (!violations.isEmpty()) {
            throw invalid.problemOfBody(violations);
        }
        List<Fault> implausible = new ArrayList<>(Plausible.faults((Record) read.input, read.stewardship));
        implausible.addAll(Licences.faults(tree.path("licence").textValue()));
        if (!implausible.isEmpty()) {
            throw InvalidBody.invalid(implausible);
        }
        return read;
    }

    private Read parse(Kind kind, ObjectNode tree) {
        try {
            ObjectNode own = json.createObjectNode().setAll(tree);
            ObjectNode stewardship = json.createObjectNode().setAll(tree);
            own.remove(Stewardship.FIELDS);
            return new Read(
                    json.treeToValue(own, Writing.of(kind).input()),
                    json.treeToValue(stewardship.retain(Stewardship.FIELDS), Stewardship.class));
        } catch (JsonProcessingException wrong) {
            throw invalid.problemOf(wrong);
        }
    }

    /** What a record in this form refers to. */
    FormReferences references(Kind kind, ObjectNode form) {
        return FormReferences.of(kind, parse(kind, form).input);
    }

    /** @throws Problem 422 where some fields of a form refer to what is not there, or is hidden from the caller and not in what they saw */
    void checkReferences(Kind kind, ObjectNode some, ObjectNode seen) {
        StoredRecords.check(kind, parse(kind, some), seen);
    }

    /** The shortest form that says the same. */
    ObjectNode canonical(Read read) {
        ObjectNode form = shortest.valueToTree(read.input);
        form.setAll((ObjectNode) shortest.valueToTree(read.stewardship));
        if (!form.has("licence")) {
            form.put("licence", "dl-de/zero-2-0");
        }
        for (String field : names(form)) {
            JsonNode value = form.get(field);
            if (value.isBoolean() && !value.booleanValue()) {
                form.remove(field);
            } else if (value instanceof ArrayNode list) {
                simplify(list);
            }
        }
        return (ObjectNode) reread(form);
    }

    /** Numbers become what they are when they are read again, so that forms can be compared. */
    JsonNode reread(JsonNode form) {
        if (form instanceof ObjectNode object) {
            ObjectNode same = json.createObjectNode();
            object.properties().forEach(field -> same.set(field.getKey(), reread(field.getValue())));
            return same;
        } else if (form instanceof ArrayNode list) {
            ArrayNode same = json.createArrayNode();
            list.forEach(element -> same.add(reread(element)));
            return same;
        } else if (form.isIntegralNumber()) {
            return form.canConvertToInt() ? IntNode.valueOf(form.intValue()) : form.canConvertToLong() ? LongNode.valueOf(form.longValue())
                    : form;
        }
        return form.isNumber() ? DoubleNode.valueOf(form.doubleValue()) : form;
    }

    /** Whether two values say the same, whatever way their numbers are written: 182000 is 182000.00. */
    static boolean isSame(JsonNode one, JsonNode other) {
        return one != null && other != null && one.equals((a, b) -> a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1, other);
    }

    /** The names of the fields that are there, in their order. */
    static List<String> names(ObjectNode form) {
        List<String> names = new ArrayList<>();
        form.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** In a list, a reference without a basis is a stated one. */
    private static void simplify(ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            if (element.size() == 2 && element.path("basis").asText().equals("stated") && element.has("slug")) {
                list.set(i, TextNode.valueOf(element.get("slug").asText()));
            }
        }
    }

    /** RFC 7396: null removes, objects merge, everything else replaces. References are not merged: they are replaced whole. */
    static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                target.putNull(field.getKey());
            } else if (field.getValue() instanceof ObjectNode some && target.get(field.getKey()) instanceof ObjectNode whole
                    && !some.has("slug")) {
                merge(whole, some);
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }
}
