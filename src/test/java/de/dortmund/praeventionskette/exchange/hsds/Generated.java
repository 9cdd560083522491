package de.dortmund.praeventionskette.exchange.hsds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records as nobody would write them and the catalogue takes them all the same. */
final class Generated {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SIGNS =
            List.of("a", "ß", "Ö", " ", "\"", "\\", "<b>", "é", "日本", "🎈", "%", "|", "{", "0", "—");
    private static final List<String> URLS =
            List.of("https://example.org", "http://example.org/a?b=c&d=e#f", "https://example.org/ä|{x}^\"",
                    "https://example.org/%zz%20", "https://müller.example/", "http://[::1]/", "https://a", "http://-",
                    "https://example.org:99999999/",
                    "http://user@example.org/<>", "https://x_y.example/[1]");
    private static final List<String> ADDRESSES = List.of("Weg 1, 44135 Dortmund", "Weg 1, 44388 Dortmund (Hof)", "irgendwo",
            "Markt 2, 10115 Berlin", "44135 Dortmund", "Postfach 12, 44137 Dortmund-Mitte", "Ä ß 1,44135 Dortmund");
    private static final List<String> LANGUAGES = List.of("de", "tr", "ar-SY", "zh-Hant-TW", "kmr", "x-privat", "en-GB", "he", "!?");

    private final Random random;

    Generated(Random random) {
        this.random = random;
    }

    /** What the projects refer to, by its address: organisations, places, an area with a boundary, contacts, programmes. */
    Map<String, String> around() {
        Map<String, String> records = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            ObjectNode organisation =
                    JSON.createObjectNode().put("name", text(100)).put("kind", one(List.of("association", "group", "state")));
            maybe(organisation, "description", text(300));
            maybe(organisation, "url", one(URLS));
            maybe(organisation, "address", one(ADDRESSES));
            records.put("organisations/organisation-" + i, organisation.toString());
            ObjectNode place = JSON.createObjectNode().put("name", text(100)).put("kind", one(List.of("school", "street", "office")));
            maybe(place, "address", one(ADDRESSES));
            maybe(place, "district", "Mengede");
            if (random.nextBoolean()) {
                place.putObject("point").put("latitude", 51 + random.nextDouble()).put("longitude", 7 + random.nextDouble())
                        .put("precisionMetres", 30);
            }
            records.put("places/place-" + i, place.toString());
            ObjectNode contact = JSON.createObjectNode().put("function", text(50)).put("visibility", "public");
            contact.putObject("fieldVisibility").put("name", "public").put("phones", "public")
                    .put("email", one(List.of("public", "internal")));
            maybe(contact, "name", "Erika " + text(40));
            maybe(contact, "email",
                    one(List.of("a@example.org", "ä.ö@example.org", "a@b", "a..b@example.org", ".a@example.org", "a@-x.de")));
            maybe(contact, "organisation", "organisation-" + i);
            contact.putArray("phones").addObject().put("number", "+4923155500" + i).put("printed", "0231 55-50" + i);
            records.put("contacts/contact-" + i, contact.toString());
        }
        records.put("action-areas/flaeche", "{\"name\": \"Fläche\", \"number\": 77, \"validUntil\": \"2030\", \"boundary\":"
                + " {\"type\": \"Polygon\", \"coordinates\": [[[7.3, 51.5], [7.4, 51.5], [7.4, 51.6], [7.3, 51.5]]]}}");
        records.put("funding-programmes/allein", "{\"name\": \"Ohne alles\", \"kind\": \"funding-programme\"}");
        return records;
    }

    /** One project on each line. */
    String projects(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(project(i)).append('\n');
        }
        return lines.toString();
    }

    private ObjectNode project(int number) {
        ObjectNode project = JSON.createObjectNode().put("title", text(80) + " " + number);
        project.putObject("externalId").put("system", "generated").put("id", String.valueOf(number));
        project.put("kind", one(List.of("project", "module", "offer")));
        project.put("status", one(List.of("planned", "applied-for", "running", "paused", "ended")));
        for (String field : List.of("subtitle", "summary", "goal", "description", "registration", "openingTimes", "costs",
                "accessibility")) {
            maybe(project, field, field.equals("subtitle") ? text(200) : text(200) + "\n\n" + text(200));
        }
        maybe(project, "url", one(URLS));
        maybe(project, "programme", one(List.of("kekiz", "kinderstark", "allein")));
        maybe(project, "carrier", "organisation-" + random.nextInt(5));
        some(project, "organisations", List.of("organisation-0", "organisation-1", "jugendamt"));
        if (number % 3 == 0) {
            some(project, "places", List.of("place-0", "place-1", "place-2", "place-3", "place-4", "b3"));
        }
        some(project, "contacts", List.of("contact-0", "contact-1", "contact-2", "contact-3", "contact-4"));
        some(project, "topics", List.of("sprache", "bildung", "gesundheit"));
        some(project, "targetGroups", List.of("kinder", "grundschulkinder", "eltern-familien"));
        some(project, "lifePhases", List.of("0-3", "erwachsene"));
        some(project, "access", List.of("mobil", "lotsend"));
        some(project, "languages", LANGUAGES);
        if (random.nextInt(4) == 0) {
            project.put("cityWide", true);
        } else {
            some(project, "actionAreas", List.of("flaeche", "nette", "hoerde"));
        }
        if (random.nextInt(4) == 0) {
            project.put("allAges", true);
        } else if (random.nextBoolean()) {
            int from = random.nextInt(1_500) - 10;
            project.put("ageBasis", "stated");
            maybe(project, "ageToMonths", Math.min(1_500, from + 1 + random.nextInt(200)));
            if (!project.has("ageToMonths") || random.nextBoolean()) {
                project.put("ageFromMonths", from);
            }
        }
        maybe(project, "startsOn", one(List.of("2019", "2020-02-29")));
        maybe(project, "endsOn", one(List.of("2025", "2026-12-31")));
        return project;
    }

    private void maybe(ObjectNode record, String field, Object value) {
        if (random.nextBoolean()) {
            record.putPOJO(field, value);
        }
    }

    private void some(ObjectNode record, String field, List<String> values) {
        ArrayNode some = record.putArray(field);
        values.stream().filter(value -> random.nextInt(3) == 0).forEach(some::add);
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder("T");
        for (int length = random.nextInt(longest / 4); length > 0; length--) {
            text.append(one(SIGNS));
        }
        return text.append('t').toString();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
