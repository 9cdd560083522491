package de.dortmund.praeventionskette.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An operation of the contract, as the OpenAPI document describes it. */
record AnyOperation(String path, String method, JsonNode details) {

    String id() {
        return details.get("operationId").asText();
    }

    /** Whether it answers as a standard wants it: its ids are those of the standard. */
    boolean ofStandard() {
        return path.startsWith("/hsds/");
    }

    /** The document's example of a parameter of the path. */
    String exampleOf(String parameter) {
        for (JsonNode described : details.path("parameters")) {
            if (described.get("name").asText().equals(parameter)) {
                return described.get("example").asText();
            }
        }
        throw new IllegalArgumentException(path + " has no " + parameter);
    }

    /** The first part of the address below the interface's base. */
    String resource() {
        return path.replaceFirst("^/(api/v1|hsds/v3)/?", "").replaceFirst("[/.].*", "");
    }

    /** The document's example of a body; null where there is none. */
    JsonNode example() {
        JsonNode content = details.at("/requestBody/content");
        return content.isEmpty() ? null : content.elements().next().get("example");
    }

    /** The address with this key in the place of {@code {slug}} or {@code {id}}, everything else that it needs as in the document's examples. */
    String address(String key) {
        StringBuilder query = new StringBuilder();
        String address = path.replace("{slug}", key).replace("{id}", key);
        for (JsonNode parameter : details.path("parameters")) {
            String name = parameter.get("name").asText();
            String example = parameter.path("example").asText(parameter.at("/schema/examples/0").asText());
            if (parameter.get("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", example);
            } else if (parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=')
                        .append(URLEncoder.encode(example, StandardCharsets.UTF_8));
            }
        }
        return address + query;
    }
}
