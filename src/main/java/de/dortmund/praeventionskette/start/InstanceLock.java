package de.dortmund.praeventionskette.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Says that a living service uses a data folder. The operating system gives the lock back when the process that holds it ends,
 * however it ends: that tells a server whose service was killed from the server of a living instance, which the files of
 * PostgreSQL alone can't tell. The lock file names the process, for the message to whoever comes second.
 */
final class InstanceLock {

    /** A service that was just killed or is just stopping needs a moment to let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FileLock lock;

    private InstanceLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock of a data folder.
     *
     * @throws StartException another instance has it
     */
    static InstanceLock take(Path folder) throws IOException {
        Path file = folder.resolve("instance.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = Patience.until(PATIENCE, () -> tryLock(channel));
        if (lock == null) {
            String owner = Files.readString(file).strip();
            throw new StartException("Another instance" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                    + " already uses the data folder " + folder
                    + ". Stop it, or give this one a folder of its own with CATALOGUE_DATABASE_FOLDER.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return new InstanceLock(lock);
    }

    /** Gives the folder to the next instance. */
    void release() throws IOException {
        lock.acquiredBy().close();
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
