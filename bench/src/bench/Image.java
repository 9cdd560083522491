package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the container image starts the service: what is measured is what is shipped. */
final class Image {
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"java\", (.*)]$");
    /** As in the manifests: this machine has more, and the JVM chooses by it. */
    private static final String POD = "-XX:MaxRAM=512m";

    private Image() {}

    /** The options of the JVM, without the cache that the image brings along. */
    static List<String> options() throws IOException {
        var found = ENTRYPOINT.matcher(Files.readString(Path.of("Dockerfile")));
        if (!found.find()) throw new IOException("the Dockerfile has no ENTRYPOINT that starts with java");
        var arguments = Arrays.stream(found.group(1).split(", ")).map(argument -> argument.substring(1, argument.length() - 1)).toList();
        return Stream.concat(Stream.of(POD), arguments.subList(0, arguments.indexOf("-jar")).stream()
                .filter(option -> !option.startsWith("-XX:AOT") && !option.startsWith("-Xlog:aot"))).toList();
    }
}
