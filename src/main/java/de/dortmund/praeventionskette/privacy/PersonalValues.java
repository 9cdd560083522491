package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a contact says of a person (name, telephone numbers, mail address), as keyed hashes such as {@code name:5d41…}. Two spellings of
 * one value have one hash: a name in any order, with or without a title, umlauts written either way; a mail address in any case.
 */
@Singleton
class PersonalValues {

    private static final String KEY = "slug:";

    private final PrivacyKey key;

    PersonalValues(PrivacyKey key) {
        this.key = key;
    }

    /** The hashes of a contact's values, each with its place in the form (or view) of the contact. */
    Map<String, String> of(JsonNode contact) {
        Map<String, String> hashes = new LinkedHashMap<>();
        if (contact.path("name").isTextual()) {
            hashes.put(ofName(contact.get("name").asText()), "/name");
        }
        for (int i = 0; i < contact.path("phones").size(); i++) {
            hashes.putIfAbsent(ofNumber(contact.get("phones").get(i).path("number").asText()), "/phones/" + i);
        }
        if (contact.path("email").isTextual()) {
            hashes.put(ofMail(contact.get("email").asText()), "/email");
        }
        return hashes;
    }

    /** The hashes of names and numbers that stand in its new texts: in its key, its function, and beside a number as that is printed. */
    Map<String, String> inTexts(JsonNode before, JsonNode contact) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String field : List.of("slug", "function")) {
            String text = contact.path(field).asText();
            if (!text.equals(before.path(field).asText())) {
                told(text).forEach(hash -> hashes.putIfAbsent(hash, "/" + field));
            }
        }
        Set<JsonNode> known = new HashSet<>(before.path("phones").findValues("printed"));
        for (int i = 0; i < contact.path("phones").size(); i++) {
            JsonNode printed = contact.get("phones").get(i).path("printed");
            if (printed.isTextual() && !known.contains(printed)) {
                String pointer = "/phones/" + i + "/printed";
                told(printed.asText()).forEach(hash -> hashes.putIfAbsent(hash, pointer));
            }
        }
        return hashes;
    }

    /** Of every name that the text may hold, and every number. */
    private Stream<String> told(String text) {
        return Stream.concat(PersonName.candidates(text).map(this::ofName), PrintedNumber.in(text).map(this::ofNumber));
    }

    /** Takes the values with these hashes out of a form or view of a contact. Returns whether there were any. */
    boolean remove(ObjectNode contact, Set<String> erased) {
        boolean removed = false;
        if (contact.path("name").isTextual() && erased.contains(ofName(contact.get("name").asText()))) {
            contact.remove("name");
            removed = true;
        }
        if (contact.path("email").isTextual() && erased.contains(ofMail(contact.get("email").asText()))) {
            contact.remove("email");
            removed = true;
        }
        if (contact.path("phones") instanceof ArrayNode phones) {
            for (Iterator<JsonNode> each = phones.iterator(); each.hasNext();) {
                if (erased.contains(ofNumber(each.next().path("number").asText()))) {
                    each.remove();
                    removed = true;
                }
            }
            if (phones.isEmpty()) {
                contact.remove("phones");
            }
        }
        return removed;
    }

    /** Whether the hash is that of a name. */
    static boolean isName(String hash) {
        return hash.startsWith("name:");
    }

    String ofName(String name) {
        return "name:" + key.hash("name\n" + PersonName.normal(name));
    }

    String ofNumber(String number) {
        return "phones:" + key.hash("phones\n" + number);
    }

    /** The hash of a contact's key: where a key names the person, an erasure keeps no more of it. */
    String ofKey(String slug) {
        return KEY + key.hash("slug\n" + slug);
    }

    /** Whether the hash is that of a key. */
    static boolean isKey(String hash) {
        return hash.startsWith(KEY);
    }

    String ofMail(String mail) {
        return "email:" + key.hash("email\n" + mail.toLowerCase(Locale.ROOT));
    }
}
