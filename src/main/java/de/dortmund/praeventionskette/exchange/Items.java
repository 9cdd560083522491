package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.RecordView;
import java.util.List;
import java.util.Set;

/**
 * Records as items of a list.
 *
 * @param fields what is left of each, or null for all
 */
record Items(List<? extends RecordView> views, Set<String> fields, ObjectMapper json) {

    int size() {
        return views.size();
    }

    /** The item as it is sent. */
    byte[] bytes(int index) throws JsonProcessingException {
        return json.writeValueAsBytes(fields == null ? views.get(index) : tree(index));
    }

    /** The item, to be looked into. */
    ObjectNode tree(int index) {
        ObjectNode item = json.valueToTree(views.get(index));
        return fields == null ? item : item.retain(fields);
    }
}
