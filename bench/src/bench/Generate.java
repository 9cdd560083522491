package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a catalogue of a size, once: {@code --projects 100000 [--folder target/scale]}. */
final class Generate {
    static final Path FOLDER = Path.of("target", "scale");

    private Generate() {}

    public static void main(String[] args) throws Exception {
        int projects = 10_000;
        Path folder = FOLDER;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--projects" -> projects = Integer.parseInt(args[i + 1]);
                case "--folder" -> folder = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i] + "; known are --projects, --folder");
            }
        }
        if (args.length % 2 == 1) throw new IllegalArgumentException(args[args.length - 1] + " needs a value");
        try (var server = new ScaleDatabase(folder)) {
            System.out.println(database(server, folder, projects));
        }
    }

    /** The name of the database with so many projects; it is made where it is not there yet. */
    static String database(ScaleDatabase server, Path folder, int projects) throws Exception {
        String name = server.name(projects);
        if (server.has(name)) return name;
        long began = System.nanoTime();
        String unfinished = "catalogue_" + projects + "_unfinished";
        server.create(projects, unfinished);
        // The service itself makes the schema and loads the seed catalogue with its vocabularies.
        try (var service = service(server, unfinished, Files.createDirectories(folder).resolve("service"))) {
            service.millisToFirst200("/api/v1");
        }
        Catalogue.load(server, unfinished, projects);
        server.rename(unfinished, name);
        System.err.printf("bench: made a catalogue of %,d projects in %d s%n", projects, (System.nanoTime() - began) / 1_000_000_000);
        return name;
    }

    /** The packaged service on one of the databases, as in a pod of 512 MiB. */
    static Server service(ScaleDatabase server, String database, Path home) throws Exception {
        return service(server, database, home, Map.of());
    }

    /** The same with more settings. */
    static Server service(ScaleDatabase server, String database, Path home, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(server.environment(database));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "{port}");
        environment.putAll(settings);
        var arguments = new ArrayList<>(Image.options());
        arguments.addAll(List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        return Server.start(home, arguments, environment);
    }
}
