package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onlyyou.RefusedStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePasswordTests {

    @TempDir
    private Path folder;

    private DataDirectory home;

    @BeforeEach
    void claim() {
        home = DataDirectory.claim(folder.resolve("home"));
    }

    @AfterEach
    void release() {
        home.close();
    }

    @Test
    void isMadeOnceAndAnotherInEveryFolder() throws IOException {
        DatabasePassword made = DatabasePassword.in(home, false);

        assertThat(made.value()).hasSize(32);
        assertThat(DatabasePassword.in(home, true)).isEqualTo(made);
        try (DataDirectory other = DataDirectory.claim(folder.resolve("other"))) {
            assertThat(DatabasePassword.in(other, false).value()).isNotEqualTo(made.value());
        }
    }

    @Test
    void isReadableByItsUserAloneAsIsTheLock() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));

        Path file = DatabasePassword.in(home, false).file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lock"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isNotReplacedWhereADatabaseAsksForIt() throws IOException {
        assertThatThrownBy(() -> DatabasePassword.in(home, true))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("local-only-database-password");
        Files.createFile(home.resolve("local-only-database-password"));
        assertThatThrownBy(() -> DatabasePassword.in(home, false)).isInstanceOf(RefusedStartException.class);
    }

    @Test
    void staysOutOfItsDescription() throws IOException {
        DatabasePassword password = DatabasePassword.in(home, false);

        assertThat(password.toString()).doesNotContain(password.value()).contains("local-only-database-password");
    }
}
