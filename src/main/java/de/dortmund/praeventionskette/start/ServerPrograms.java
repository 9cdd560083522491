package de.dortmund.praeventionskette.start;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the programs of PostgreSQL. They refuse to run as root; there each runs in a user name space of its own, in which it is
 * nobody special. Nothing in the environment of the service (language, PGPORT and the like) reaches them.
 */
final class ServerPrograms {

    /** How a program ended, and what it said. */
    record Outcome(int status, List<String> output) {

        boolean succeeded() {
            return status == 0;
        }

        /** The line that says why it failed. */
        String lastError() {
            return output.stream().filter(line -> line.contains("rror:")).reduce((first, last) -> last)
                    .or(() -> output.stream().filter(line -> !line.isBlank()).reduce((first, last) -> last))
                    .map(line -> line.replaceFirst("^\\w+: error: ", "")).orElse("it ended with status " + status);
        }
    }

    private final Path folder;
    private final List<String> prefix;

    private ServerPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /**
     * The programs in a folder as {@link ServerBinaries} unpacks them.
     *
     * @throws StartException the service runs as root, and the machine does not let it step down
     */
    static ServerPrograms in(Path folder) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new ServerPrograms(folder, List.of());
        }
        List<String> prefix = List.of("unshare", "-U");
        if (!canStepDown(prefix)) {
            throw new StartException("PostgreSQL does not run as root, and this machine does not allow user name spaces (unshare -U). "
                    + "Run the service as an ordinary user, or configure a database with QUARKUS_DATASOURCE_JDBC_URL.");
        }
        return new ServerPrograms(folder, prefix);
    }

    /** Runs a program to its end. */
    Outcome run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static boolean canStepDown(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return run(command).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        try {
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + command.get(0));
        }
    }
}
