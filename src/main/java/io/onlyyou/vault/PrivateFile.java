package io.onlyyou.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a file that only its owner may read, whole or not at all, and never over another one. */
final class PrivateFile {

    private PrivateFile() {}

    /** Whoever comes second finds the first one's file in place, which stays as it is. */
    static void create(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString());
        }
        Files.createDirectories(folder);
        // A temporary file has permissions 600 from its first moment, where the file system knows permissions.
        Path draft = Files.createTempFile(folder, ".key-", ".tmp");
        try {
            writeDurably(draft, content);
            publish(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster, with a key that may already be in use: theirs counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void writeDurably(Path draft, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** A hard link appears at once and fails if the name is taken; a rename would replace in silence. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, file);
        }
    }
}
