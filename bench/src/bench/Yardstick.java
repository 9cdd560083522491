package bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The yardstick: a bare Vert.x server that hands out bytes it already has, to everybody, whatever they ask, and a 304 to whoever says that
 * they know something. Nothing on the JVM does less.
 */
final class Yardstick {
    private Yardstick() {}

    /** Arguments: the port, the file that holds the answer, the file with its header fields. */
    public static void main(String[] args) throws Exception {
        var answer = Buffer.buffer(Files.readAllBytes(Path.of(args[1])));
        Map<String, String> fields = new LinkedHashMap<>();
        for (var line : Files.readAllLines(Path.of(args[2]))) {
            var field = line.split(": ", 2);
            fields.merge(field[0], field[1], (one, other) -> one + ", " + other);
        }
        Map<String, String> fieldsOfKnown = new LinkedHashMap<>(fields);
        fieldsOfKnown.keySet()
                .removeIf(name -> name.toLowerCase().startsWith("content-") && !name.equalsIgnoreCase("Content-Security-Policy"));
        Vertx.vertx().createHttpServer()
                .requestHandler(request -> {
                    var response = request.response();
                    boolean known = request.headers().contains("If-None-Match");
                    (known ? fieldsOfKnown : fields).forEach(response::putHeader);
                    if (known) {
                        response.setStatusCode(304).end();
                    } else {
                        response.end(answer);
                    }
                })
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }
}
