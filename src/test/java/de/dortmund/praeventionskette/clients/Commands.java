package de.dortmund.praeventionskette.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs that this machine has, or has not. */
final class Commands {

    /** What compiles TypeScript. */
    static final String TYPESCRIPT = "typescript@5.9.3";

    private static final int PATIENCE_MINUTES = 5;

    private Commands() {}

    /** Runs a command to its end, which must be a good one, and gives what it printed. */
    static String run(Path folder, Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            // the service is on this machine, whatever stands between it and the world
            builder.environment().put("NO_PROXY", "localhost,127.0.0.1");
            builder.environment().put("no_proxy", "localhost,127.0.0.1");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running: " + String.join(" ", command) + "\n" + Files.readString(output));
            }
            String printed = Files.readString(output);
            assertEquals(0, process.exitValue(), () -> String.join(" ", command) + "\n" + printed);
            return printed;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Goes on only where the machine has this program; else the log says what was not tried. */
    static void need(String program, String what) throws InterruptedException {
        skipUnless(works(program, "--version"), what, "there is no " + program + " on this machine");
    }

    /** Goes on only where packages of npm can be had. */
    static void needNpm(String what) throws InterruptedException {
        need("npx", what);
        skipUnless(works("npm", "view", TYPESCRIPT, "version"), what, "npm reaches no registry from this machine");
    }

    private static void skipUnless(boolean possible, String what, String why) {
        if (!possible) {
            System.out.println("clients: SKIPPED " + what + ", " + why);
        }
        assumeTrue(possible, why);
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The program of the JDK that runs this. */
    static String ofJdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** Where these classes come from, as a class path. */
    static String classPathOf(String... classes) throws ClassNotFoundException {
        StringBuilder path = new StringBuilder();
        for (String name : Arrays.asList(classes)) {
            path.append(path.isEmpty() ? "" : System.getProperty("path.separator"))
                    .append(Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().getPath()));
        }
        return path.toString();
    }
}
