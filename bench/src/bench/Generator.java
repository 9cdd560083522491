package bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Sends requests and says what came of them in the words of wrk, for machines without it. It needs more of the processor than wrk does. */
final class Generator {
    private static final int MOST = 20_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(1);
    private final HttpClient client;
    private final HttpMethod method;
    private final List<String> paths;
    private final List<String> bodies;
    private final String[] fields;
    private final double rest;
    private final long end;
    private final int[] micros = new int[MOST];
    private int at;
    private int answered;
    private int refused;
    private int running;

    private Generator(String[] args) throws Exception {
        var base = URI.create(args[0]);
        int connections = Integer.parseInt(args[5]);
        client = vertx.createHttpClient(new HttpClientOptions().setDefaultHost(base.getHost()).setDefaultPort(base.getPort()),
                new PoolOptions().setHttp1MaxSize(connections));
        method = HttpMethod.valueOf(args[1]);
        paths = Files.readAllLines(Path.of(args[2]));
        bodies = Files.readAllLines(Path.of(args[3]));
        at = Integer.parseInt(args[4]);
        rest = Double.parseDouble(args[7]);
        fields = Arrays.copyOfRange(args, 8, args.length);
        long begun = System.nanoTime();
        end = begun + Long.parseLong(args[6]) * 1_000_000_000L;
        running = connections;
        vertx.runOnContext(then -> {
            for (int i = 0; i < connections; i++) next(begun);
        });
    }

    /** Arguments: address, method, files of paths and bodies, where to begin in them, connections, seconds, rest in milliseconds, fields. */
    public static void main(String[] args) throws Exception {
        new Generator(args);
    }

    private void next(long begun) {
        if (System.nanoTime() >= end) {
            if (--running == 0) tell(begun);
        } else if (rest > 0) {
            vertx.setTimer(Math.max(1, Math.round(random.nextDouble() * 2 * rest)), then -> send(begun));
        } else {
            send(begun);
        }
    }

    private void send(long begun) {
        int number = at++;
        long sent = System.nanoTime();
        var options = new RequestOptions().setMethod(method).setURI(paths.get(number % paths.size()));
        for (String field : fields) options.putHeader(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 2));
        client.request(options)
                .compose(request -> bodies.isEmpty() ? request.send() : request.send(Buffer.buffer(bodies.get(number % bodies.size()))))
                .compose(response -> response.body().map(response.statusCode()))
                .onComplete(status -> {
                    if (status.failed() || status.result() >= 400) refused++;
                    if (answered < MOST) micros[answered++] = (int) ((System.nanoTime() - sent) / 1000);
                    next(begun);
                });
    }

    private void tell(long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        var sorted = Arrays.copyOf(micros, answered);
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "99%% %dus%n%d requests in %.2fs%nRequests/sec: %.2f%n",
                answered == 0 ? 0 : sorted[answered * 99 / 100],
                answered, seconds, answered / seconds);
        if (refused > 0) System.out.println("Non-2xx or 3xx responses: " + refused);
        vertx.close();
    }
}
