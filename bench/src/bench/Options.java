package bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the command line asks for. A smoke run is one short round that shows that everything still works and prints no figure.
 *
 * @param runs how often the subjects take turns
 * @param seconds how long each turn under load takes
 */
record Options(int runs, int seconds, int projects, Path folder, Set<Part> parts, boolean smoke) {

    /** What can be measured by itself. */
    enum Part {
        START, KNOWN, NEW, CHANGE, MEMORY
    }

    static Options of(String[] args) {
        int runs = 5;
        int seconds = 4;
        int projects = 0;
        var folder = Generate.FOLDER;
        Set<Part> parts = EnumSet.allOf(Part.class);
        boolean smoke = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--smoke" -> smoke = true;
                case "--runs" -> runs = Integer.parseInt(value(args, ++i));
                case "--seconds" -> seconds = Integer.parseInt(value(args, ++i));
                case "--projects" -> projects = Integer.parseInt(value(args, ++i));
                case "--folder" -> folder = Path.of(value(args, ++i));
                case "--only" -> {
                    parts = EnumSet.noneOf(Part.class);
                    for (var name : value(args, ++i).split(",")) parts.add(Part.valueOf(name.toUpperCase()));
                }
                default -> throw new IllegalArgumentException(
                        "unknown option " + args[i]
                                + "; known are --smoke, --runs, --seconds, --projects, --folder, and --only with some of "
                                + String.join(",", Arrays.stream(Part.values()).map(part -> part.name().toLowerCase()).toList()));
            }
        }
        if (!smoke && runs < 5) throw new IllegalArgumentException("fewer than five runs say nothing: --runs 5 or more");
        return smoke ? new Options(1, 1, projects == 0 ? 300 : projects, folder, parts, true)
                : new Options(runs, seconds, projects == 0 ? 100_000 : projects, folder, parts, false);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    private static String value(String[] args, int i) {
        if (i == args.length) throw new IllegalArgumentException(args[i - 1] + " needs a value");
        return args[i];
    }
}
