package bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the service stands beside: small programs that do nothing that isn't needed. */
final class Yardsticks {
    static final String VERTX = "Vert.x";
    static final String FASTIFY = "Fastify";
    private static final Path FASTIFY_FOLDER = Path.of("target", "fastify").toAbsolutePath();

    private Yardsticks() {}

    /** Bare Vert.x that hands out this very answer, with the JVM options of the image. */
    static Server vertx(Path folder, HttpResponse<byte[]> answer) throws IOException {
        Files.createDirectories(folder);
        var head = new StringBuilder();
        answer.headers().map().forEach((name, values) -> values.forEach(value -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding"))
                head.append(name).append(": ").append(value).append('\n');
        }));
        var arguments = new ArrayList<>(Image.options());
        arguments.addAll(
                List.of("-cp", withVertx(), "bench.Yardstick", "{port}", Files.write(folder.resolve("body"), answer.body()).toString(),
                        Files.writeString(folder.resolve("head"), head).toString()));
        return Server.start(folder, arguments, Map.of());
    }

    static String withVertx() throws IOException {
        var process = new ProcessBuilder("bench/classpath", "vertx").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return Path.of("target/bench").toAbsolutePath() + ":"
                + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Whether npm was there to fetch it. */
    static boolean hasFastify() {
        return Files.isDirectory(FASTIFY_FOLDER.resolve("node_modules/fastify"));
    }

    /** Hand-written Fastify and pg over a database. */
    static Server fastify(Path folder, ScaleDatabase server, String database, Provider provider) throws IOException {
        return Server.run(folder, FASTIFY_FOLDER, List.of("node", "server.mjs"), Map.of("PORT", "{port}", "NODE_ENV", "production",
                "DATABASE_URL", "postgres://postgres:postgres@127.0.0.1:" + server.port() + "/" + database, "TOKEN_KEY", provider.key()));
    }
}
