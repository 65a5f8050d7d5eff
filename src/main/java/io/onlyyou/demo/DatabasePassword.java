package io.onlyyou.demo;

import io.onlyyou.RefusedStartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of the local database: made before the database is, kept beside it in a file that its user alone may
 * read.
 *
 * @param file where it is kept, on the first line
 * @param value the password
 */
record DatabasePassword(Path file, String value) {

    private static final String FILE = "local-only-database-password";
    private static final int BYTES = 24;

    /**
     * Reads the password, or makes it where there is none.
     *
     * @param needed whether a database asks for the one made earlier, so that a new one would not open it
     * @throws RefusedStartException if it is needed and not there
     */
    static DatabasePassword in(DataDirectory home, boolean needed) throws IOException {
        Path file = home.resolve(FILE);
        if (Files.notExists(file)) {
            if (needed) {
                throw missing(file, home);
            }
            make(home, file);
        }
        String value = Files.readString(file).strip();
        if (value.isEmpty()) {
            throw missing(file, home);
        }
        return new DatabasePassword(file, value);
    }

    private static void make(DataDirectory home, Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        Path draft = Files.createTempFile(home.path(), FILE, ""); // readable by its user only
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer rest = StandardCharsets.US_ASCII.encode(value);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true); // on the disk before anything is locked with it
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RefusedStartException missing(Path file, DataDirectory home) {
        return new RefusedStartException(
                "The password of the local database is not in " + file + ".",
                "Put the file back, or move " + home.resolve("postgres") + " away to begin with an empty database.");
    }

    /** Without the password, which could otherwise end up in a log. */
    @Override
    public String toString() {
        return "DatabasePassword[file=" + file + "]";
    }
}
