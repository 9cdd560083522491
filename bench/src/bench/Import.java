package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How long imports of projects take, and how much memory the service needs for them at most: of new records, of the same again, and with
 * every record changed; each tried first and then done. The service runs with the options that the image gives it in a pod of 512 MiB, and with
 * the AOT cache that it brings along where the JDK has one; it has its own database; the identity provider is one of this program's own.
 */
final class Import {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> sizes;
    private final boolean smoke;
    private Path postmaster;

    private Import(List<Integer> sizes, boolean smoke) {
        this.sizes = sizes;
        this.smoke = smoke;
    }

    public static void main(String[] args) throws Exception {
        boolean smoke = List.of(args).contains("--smoke");
        List<Integer> sizes = Arrays.stream(args).filter(arg -> !arg.equals("--smoke")).map(Integer::valueOf).toList();
        new Import(smoke ? List.of(20) : sizes.isEmpty() ? List.of(1_000, 10_000) : sizes, smoke).run();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("bench-import");
        postmaster = folder.resolve("pg/cluster/postmaster.pid");
        int port = freePort();
        if (!smoke) Start.makeCache(folder.resolve("training"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Image.options());
        if (!smoke) command.addAll(Start.cached());
        command.addAll(List.of("-jar", Training.JAR));
        Provider provider = new Provider();
        ProcessBuilder start = new ProcessBuilder(command).directory(Start.app().toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        start.environment()
                .putAll(Map.of("QUARKUS_HTTP_PORT", String.valueOf(port), "CATALOGUE_DATABASE_FOLDER", folder.resolve("pg").toString(),
                        "QUARKUS_OIDC_AUTH_SERVER_URL", provider.issuer()));
        Process service = start.start();
        Thread onExit = new Thread(service::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            String address = "http://127.0.0.1:" + port + "/api/v1/imports?kind=projects";
            waitFor("http://127.0.0.1:" + port + "/api/v1/", service);
            String token = provider.token();
            if (!smoke) {
                System.out.printf(java.util.Locale.ROOT, "JDK %s with %s, %d processors, load before %s%n%n", Runtime.version(),
                        String.join(" ", Image.options()) + (Start.cached().isEmpty() ? "" : " and the AOT cache"),
                        Runtime.getRuntime().availableProcessors(), load());
                System.out.printf("%-34s %9s %12s %14s %8s%n", "", "seconds", "of them CPU", "peak resident", "load");
                for (int i = 0; i < 3; i++) {
                    // The JVM is warm; these stay dry runs.
                    send(address, body("warm", 1_000, ""), token);
                }
            }
            for (int size : sizes) {
                String system = "bench" + size;
                for (String[] what : new String[][]{{"new", "", "created"}, {"unchanged", "", "unchanged"},
                        {"changed", " (neu)", "updated"}}) {
                    measure(service, size + " " + what[0] + ", dry run", address, body(system, size, what[1]), token, what[2], size);
                    measure(service, size + " " + what[0] + ", written", address + "&dryRun=false", body(system, size, what[1]), token,
                            what[2], size);
                }
            }
            if (smoke) {
                System.out.println("bench: smoke passed (tiny imports, which measure nothing: no figures)");
            }
        } finally {
            service.destroy();
            service.waitFor();
            Runtime.getRuntime().removeShutdownHook(onExit);
            provider.close();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void measure(Process service, String what, String address, String body, String token, String outcome, int size)
            throws Exception {
        // From here on the peak is counted anew.
        Files.writeString(Path.of("/proc", String.valueOf(service.pid()), "clear_refs"), "5");
        double before = processorSeconds(service);
        long begin = System.nanoTime();
        HttpResponse<String> answer = send(address, body, token);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!answer.body().contains("\"" + outcome + "\":" + size)) throw new IllegalStateException(answer.body());
        if (!smoke) {
            System.out.printf(java.util.Locale.ROOT, "%-34s %9.1f %12.1f %11d MB %8s%n", what, seconds, processorSeconds(service) - before,
                    peak(service), load());
        }
    }

    private HttpResponse<String> send(String address, String body, String token) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** Of the service and the database that it brought along. */
    private double processorSeconds(Process service) throws IOException {
        ProcessHandle database = ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).get(0).strip())).orElseThrow();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(service.toHandle(), database), database.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream()).mapToDouble(time -> time.toMillis() / 1e3).sum();
    }

    private static String body(String system, int rows, String suffix) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            body.append("""
                    {"externalId":{"system":"%3$s","id":"%1$d"},"title":"Angebot Nummer %1$d%2$s","kind":"offer","status":"running",\
                    "carrier":"stadt-dortmund","summary":"Für Familien im Stadtteil, mit Anmeldung.","actionAreas":["nette"],"topics":["sprache","bildung"],\
                    "lifePhases":["3-6"],"targetGroups":["familien"],"access":["niedrigschwellig"]}
                    """.formatted(i, suffix, system));
        }
        return body.toString();
    }

    private static long peak(Process service) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(service.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
        return -1;
    }

    private void waitFor(String address, Process service) throws Exception {
        for (long end = System.nanoTime() + 120_000_000_000L; System.nanoTime() < end && service.isAlive(); Thread.sleep(100)) {
            try {
                if (client
                        .send(HttpRequest.newBuilder(URI.create(address + "projects?size=1")).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode() == 200)
                    return;
            } catch (IOException notYet) {
                continue;
            }
        }
        throw new IllegalStateException("the service does not answer");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
