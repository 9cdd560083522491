package bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The yardstick: a bare Vert.x server that hands out bytes it already has, to everybody, whatever they ask. Nothing on the JVM does less. */
final class Yardstick {
    private Yardstick() {}

    /** Arguments: the port, the file that holds the answer, its media type. */
    public static void main(String[] args) throws Exception {
        var answer = Buffer.buffer(Files.readAllBytes(Path.of(args[1])));
        Vertx.vertx().createHttpServer()
                .requestHandler(request -> request.response().putHeader("Content-Type", args[2]).end(answer))
                .listen(Integer.parseInt(args[0]), "127.0.0.1")
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }
}
