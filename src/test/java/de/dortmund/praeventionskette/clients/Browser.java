package de.dortmund.praeventionskette.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The Chromium of this machine, on a page whose origin is another one than the service's: what its scripts may do, CORS decides. */
final class Browser {

    private static final String PAGE = """
            <!DOCTYPE html><meta charset="utf-8"><title>Another origin</title>
            <script type="module">
            const printed = [];
            console.log = (...words) => printed.push(words.join(' '));
            const tell = (end) => fetch('/printed', { method: 'POST', body: printed.join('\\n') + end });
            addEventListener('unhandledrejection', (failed) => tell('\\nFAILED ' + failed.reason));
            try {
            %s
            await tell('');
            } catch (failed) {
            await tell('\\nFAILED ' + failed);
            }
            </script>
            """;

    private Browser() {}

    /** Runs a script to its end and gives what it printed. */
    static String run(String script, Path profile) throws Exception {
        CompletableFuture<String> printed = new CompletableFuture<>();
        HttpServer pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", request -> {
            byte[] page = PAGE.formatted(script).getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            request.sendResponseHeaders(200, page.length);
            request.getResponseBody().write(page);
            request.close();
        });
        pages.createContext("/printed", request -> {
            String said = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            request.sendResponseHeaders(204, -1);
            request.close();
            printed.complete(said);
        });
        pages.start();
        Process browser = start("http://127.0.0.1:" + pages.getAddress().getPort() + "/", profile);
        try {
            return printed.get(1, TimeUnit.MINUTES);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
            pages.stop(0);
        }
    }

    /** Its sandbox does not work for root, and the page is our own. */
    private static Process start(String address, Path profile) throws IOException {
        return new ProcessBuilder("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-proxy-server",
                "--user-data-dir=" + profile, address).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
