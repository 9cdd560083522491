package de.dortmund.praeventionskette.start;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL as the artifacts of io.zonky.test carry them: one archive for each platform, unpacked once into the
 * data folder. They are not unpacked into the machine's temporary folder, as that library does it: there others could put their
 * own programs in their place, and what is old gets swept away under a running server.
 *
 * <p>The only class that needs the libraries which a build with {@code -Dimage} leaves out: it must not be touched there.
 */
final class ServerBinaries {

    /** How the names of the unpacked folders begin. */
    static final String FOLDER = "server-";

    private ServerBinaries() {
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, unpacked if it is not there yet. It is named after the checksum of
     * the archive, so that a new release of the service brings its own, and appears whole or not at all.
     */
    static Path unpack(URL archive, Path folder) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        Path target = folder.resolve(FOLDER + Long.toHexString(connection.getJarEntry().getCrc()));
        if (!Files.isDirectory(target)) {
            Path unfinished = Folders.unfinished(folder);
            try (InputStream packed = new BufferedInputStream(connection.getInputStream());
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true)) {
                throw new IOException("can't make " + path + " executable");
            }
        }
    }
}
