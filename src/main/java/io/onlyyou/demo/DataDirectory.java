package io.onlyyou.demo;

import io.onlyyou.RefusedStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder of profile {@code local}, claimed by one process at a time and readable by its user alone.
 *
 * <p>The claim is a lock of the operating system, so it ends with the process however that ends: who holds it may take
 * a database server still running in the folder for an orphan.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** @throws RefusedStartException if another process holds the folder, or it cannot be written to */
    static DataDirectory claim(Path configured) {
        Path path = configured.toAbsolutePath().normalize();
        FileChannel lockFile = null;
        try {
            create(path);
            Path lock = path.resolve("lock");
            lockFile = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            keepPrivate(lock, "rw-------"); // who may read it could hold it, too
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new RefusedStartException(
                        "The data directory " + path + " is in use by another OnlyYou that is still running.",
                        "Stop that one, or give this one a folder of its own with --onlyyou.data-dir=<folder>"
                                + " (and a port of its own with --server.port=<port>).");
            }
            return new DataDirectory(path, lockFile);
        } catch (IOException e) {
            throw new RefusedStartException(
                    "The data directory " + path + " cannot be used: " + e,
                    "Make it writable, or choose another with --onlyyou.data-dir=<folder>.");
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        keepPrivate(path, "rwx------");
    }

    private static void keepPrivate(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another application context of this very process
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A folder in this one that its user alone may enter, made where there is none. */
    Path privateFolder(String name) throws IOException {
        Path folder = Files.createDirectories(resolve(name));
        keepPrivate(folder, "rwx------");
        return folder;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
