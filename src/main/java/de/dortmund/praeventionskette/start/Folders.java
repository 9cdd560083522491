package de.dortmund.praeventionskette.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import org.jboss.logging.Logger;

/** The data folder and what can be wrong with it. */
final class Folders {

    private static final Logger LOG = Logger.getLogger(Folders.class);
    private static final String UNFINISHED = "unfinished-";

    private Folders() {
    }

    /** A folder to make something in that has to appear whole or not at all: finished, it is moved to its name. */
    static Path unfinished(Path folder) throws IOException {
        return Files.createTempDirectory(folder, UNFINISHED);
    }

    /** The same for a file. Nobody else can read it. */
    static Path unfinishedFile(Path folder) throws IOException {
        return Files.createTempFile(folder, UNFINISHED, "");
    }

    /**
     * Deletes what earlier starts began and, killed, did not finish, and the programs of earlier releases. What can't be deleted now
     * (a program of the killed start may still be writing there) waits for the next start.
     */
    static void sweep(Path folder, Path serverInUse) throws IOException {
        try (var remains = Files.newDirectoryStream(folder, "{" + UNFINISHED + "*," + ServerBinaries.FOLDER + "*}")) {
            for (Path remain : remains) {
                if (!remain.equals(serverInUse)) {
                    delete(remain);
                }
            }
        }
    }

    private static void delete(Path tree) {
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debugf(e, "Left %s for the next start", tree);
        }
    }

    /** What the operating system has against writing to the folder, as the line that a person needs. */
    static StartException notWritable(Path folder, IOException cause) {
        return new StartException("The data folder " + folder + " can't be written (" + reason(cause)
                + "). Let the user who runs the service write to it, or name another one with CATALOGUE_DATABASE_FOLDER.", cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (cause instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is in the way";
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " can't be created there";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getFile() + ": " + failure.getReason();
        }
        return cause.getMessage();
    }
}
