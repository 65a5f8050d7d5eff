package io.onlyyou.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How a PostgreSQL server knows its clients: its file {@code pg_hba.conf}, read when it starts.
 *
 * <p>Every user of a machine reaches its loopback address, so a server there that trusts whoever comes lends them its
 * files and its rights.
 */
final class ClientAuthentication {

    /** PostgreSQL's method by which a password is proved and never sent. */
    static final String METHOD = "scram-sha-256";

    private static final List<String> PASSWORD_ALWAYS =
            List.of("host all all 127.0.0.1/32 " + METHOD, "host all all ::1/128 " + METHOD);

    private ClientAuthentication() {}

    /** Whether anybody gets in without a password in one way or another. */
    static boolean trustsIn(Path dataDirectory) throws IOException {
        try (var lines = Files.lines(file(dataDirectory))) {
            return lines.map(String::strip)
                    .anyMatch(line -> !line.startsWith("#") && line.matches(".*\\strust(\\s.*)?"));
        }
    }

    /** From the server's next start on nobody gets in without the password. */
    static void requirePasswordIn(Path dataDirectory) throws IOException {
        Path draft = Files.createTempFile(dataDirectory, "pg_hba", ".conf");
        Files.write(draft, PASSWORD_ALWAYS);
        Files.move(draft, file(dataDirectory), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path dataDirectory) {
        return dataDirectory.resolve("pg_hba.conf");
    }
}
