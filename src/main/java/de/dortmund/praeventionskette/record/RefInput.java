package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A reference as it is written: a slug alone, or a slug with its basis. What was read may be sent back as it is, so the name and
 * the links of a read reference are accepted.
 */
public record RefInput(@NotNull @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug, Basis basis, String name, JsonNode links) {

    /** A reference without a basis of its own. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RefInput of(String slug) {
        return new RefInput(slug, null, null, null);
    }

    /** A reference as an object. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public RefInput(
            @JsonProperty("slug") String slug,
            @JsonProperty("basis") Basis basis,
            @JsonProperty("name") String name,
            @JsonProperty("links") JsonNode links) {
        this.slug = slug;
        this.basis = basis;
        this.name = name;
        this.links = links;
    }

    /** The shortest form that says the same: the slug alone where there is no basis. */
    @JsonValue
    Object written() {
        return basis == null ? slug : Map.of("slug", slug, "basis", basis);
    }

    /** Its basis; what somebody writes without one is stated. */
    public Basis basisOrStated() {
        return basis == null ? Basis.STATED : basis;
    }
}
