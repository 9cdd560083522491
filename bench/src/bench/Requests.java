package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is sent, one after the other and from the beginning again.
 *
 * @param fields the header fields of each
 * @param bodies one line of JSON each, or none
 */
record Requests(String title, String method, List<String> paths, List<String> bodies, Map<String, String> fields) {

    static Requests get(String title, String path, Map<String, String> fields) {
        return new Requests(title, "GET", List.of(path), List.of(), fields);
    }

    static Requests get(String title, List<String> paths) {
        return new Requests(title, "GET", paths, List.of(), Map.of());
    }

    boolean isOne() {
        return paths.size() == 1 && bodies.isEmpty();
    }

    int count() {
        return Math.max(paths.size(), bodies.size());
    }

    Path pathsIn(Path folder) {
        return folder.resolve("paths");
    }

    Path bodiesIn(Path folder) {
        return folder.resolve("bodies");
    }

    /** For the load generator, which is a process of its own. */
    void write(Path folder) throws IOException {
        Files.write(pathsIn(folder), paths);
        Files.write(bodiesIn(folder), bodies);
    }
}
