package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How the container image starts the service: what is measured is what is shipped. */
final class Image {
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"java\", (.*)]$");
    /** Half of a pod of 512 MiB: this machine has more, and a share of it would be another heap. */
    private static final String HEAP = "-Xmx256m";

    private Image() {}

    /** The options of the JVM, without the cache that the image brings along. */
    static List<String> options() throws IOException {
        var found = ENTRYPOINT.matcher(Files.readString(Path.of("Dockerfile")));
        if (!found.find()) throw new IOException("the Dockerfile has no ENTRYPOINT that starts with java");
        var arguments = Arrays.stream(found.group(1).split(", ")).map(argument -> argument.substring(1, argument.length() - 1)).toList();
        return arguments.subList(0, arguments.indexOf("-jar")).stream().filter(option -> !option.startsWith("-XX:AOT"))
                .map(option -> option.startsWith("-XX:MaxRAMPercentage") ? HEAP : option).toList();
    }
}
