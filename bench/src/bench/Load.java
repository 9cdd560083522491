package bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as fast as they are answered, or at a given rate: with wrk, and where there is none with {@link Generator}. */
final class Load {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern COUNT = Pattern.compile("([0-9]+) requests in");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: .*");
    /** For so long, in milliseconds, a connection rests between two requests at a rate; there are as many as that takes. */
    private static final double REST = 4;
    private static final int FEWEST = 8, MOST = 256;

    private final Path folder;
    private final boolean wrk;
    private int sent;

    /** What came of it; the slowest hundredth took at least so many milliseconds. */
    record Result(double rate, double slowest, long requests, long refused) {}

    Load(Path folder) {
        this.folder = folder;
        wrk = List.of(System.getenv("PATH").split(":")).stream().anyMatch(bin -> Files.isExecutable(Path.of(bin, "wrk")));
    }

    /** At least as many requests as were sent so far. */
    int sent() {
        return sent;
    }

    String name() {
        return wrk ? "wrk" : "a client in Java";
    }

    /** All that the server can answer, on so many connections. */
    Result full(Server server, Requests requests, int from, int connections, int seconds) throws IOException, InterruptedException {
        return run(server, requests, from, connections, seconds, 0);
    }

    /** So many requests in a second, whenever they come: after a second that finds out how long the connections have to rest. */
    Result at(double rate, Server server, Requests requests, int from, int seconds) throws IOException, InterruptedException {
        int connections = (int) Math.max(FEWEST, Math.min(MOST, rate * REST / 1000));
        double rest = connections / rate * 1000;
        var tried = run(server, requests, from, connections, 1, rest);
        rest += connections / rate * 1000 - connections / tried.rate * 1000;
        return run(server, requests, from + (int) tried.requests + connections, connections, seconds, Math.max(0, rest));
    }

    private Result run(Server server, Requests requests, int from, int connections, int seconds, double rest)
            throws IOException, InterruptedException {
        var base = "http://127.0.0.1:" + server.port();
        var command = wrk ? wrk(base, requests, from, connections, seconds, rest)
                : generator(base, requests, from, connections, seconds, rest);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        var told = out.toString(StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException(told);
        var broken = BROKEN.matcher(told);
        if (broken.find()) throw new IOException(requests.title() + ": " + broken.group());
        var refused = REFUSED.matcher(told);
        long count = Long.parseLong(found(COUNT, told).group(1));
        sent += (int) count + connections;
        return new Result(Double.parseDouble(found(RATE, told).group(1)), millis(found(SLOWEST, told)), count,
                refused.find() ? Long.parseLong(refused.group(1)) : 0);
    }

    private List<String> wrk(String base, Requests requests, int from, int connections, int seconds, double rest) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "--latency", "--timeout", "20s", "-t1", "-c" + connections, "-d" + seconds + "s"));
        requests.fields().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        if (requests.isOne() && rest == 0) {
            command.add(base + requests.paths().get(0));
            return command;
        }
        var script = new StringBuilder();
        if (!requests.isOne()) {
            requests.write(folder);
            script.append(String.format(Locale.ROOT, """
                    local all, at = {}, %d
                    init = function(args)
                      local paths, bodies = {}, {}
                      for line in io.lines("%s") do paths[#paths + 1] = line end
                      for line in io.lines("%s") do bodies[#bodies + 1] = line end
                      for i = 1, math.max(#paths, #bodies) do
                        all[i] = wrk.format("%s", paths[(i - 1) %% #paths + 1], nil, bodies[i])
                      end
                    end
                    request = function()
                      at = at %% #all + 1
                      return all[at]
                    end
                    """, from, requests.pathsIn(folder), requests.bodiesIn(folder), requests.method()));
        }
        if (rest > 0)
            script.append(String.format(Locale.ROOT, "delay = function() return math.floor(math.random() * %.3f + 0.5) end%n", 2 * rest));
        var file = Files.writeString(folder.resolve("load.lua"), script);
        command.addAll(List.of("-s", file.toString(), base + (requests.isOne() ? requests.paths().get(0) : "/")));
        return command;
    }

    private List<String> generator(String base, Requests requests, int from, int connections, int seconds, double rest)
            throws IOException {
        requests.write(folder);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                Yardsticks.withVertx(), "bench.Generator", base, requests.method(), requests.pathsIn(folder).toString(),
                requests.bodiesIn(folder).toString(), "" + from, "" + connections, "" + seconds, "" + rest));
        requests.fields().forEach((name, value) -> command.add(name + ": " + value));
        return command;
    }

    private static double millis(Matcher found) {
        double number = Double.parseDouble(found.group(1));
        return found.group(2).equals("us") ? number / 1000 : found.group(2).equals("s") ? number * 1000 : number;
    }

    private static Matcher found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new IllegalStateException("the load generator said something else: " + text);
        return found;
    }
}
