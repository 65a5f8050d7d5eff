package io.onlyyou.demo;

import io.onlyyou.RefusedStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the process which started it, as every one does after {@code kill -9}.
 *
 * <p>Only a process that runs {@code postgres} on the very data directory in question is ever touched; the caller must
 * hold the {@link DataDirectory}, so that no living owner loses its database.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final long STOP_WITHIN_SECONDS = 60;
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(30);

    private OrphanedServer() {}

    /**
     * Leaves no server running on this data directory.
     *
     * @throws RefusedStartException if one does not stop in time
     */
    static void stopIn(Path dataDirectory) throws IOException, InterruptedException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        Optional<ProcessHandle> named = process(pidFile);
        if (named.isEmpty()) {
            return; // none, or PostgreSQL sees by itself that the file is stale
        }
        ProcessHandle process = named.get();
        if (!serves(process, dataDirectory, pidFile)) {
            // The number now belongs to another program. PostgreSQL would refuse to start beside it.
            Files.delete(pidFile);
            return;
        }
        log.info("Stopping the PostgreSQL server {} that an earlier run left behind", process.pid());
        stop(process);
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean serves(ProcessHandle process, Path dataDirectory, Path pidFile) throws IOException {
        ProcessHandle.Info info = process.info();
        if (info.command().filter(OrphanedServer::isPostgres).isEmpty()) {
            return false;
        }
        Optional<String[]> arguments = info.arguments();
        return arguments.isPresent()
                ? List.of(arguments.get()).contains(dataDirectory.toString())
                : startedAsWrittenIn(pidFile, info.startInstant());
    }

    private static boolean isPostgres(String command) {
        Path program = Path.of(command).getFileName();
        return program != null && program.toString().matches("postgres(\\.exe)?");
    }

    /** Windows tells no arguments, but the third line of the file is when the server started, in epoch seconds. */
    private static boolean startedAsWrittenIn(Path pidFile, Optional<Instant> started) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (started.isEmpty() || lines.size() < 3) {
            return false;
        }
        Instant written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return Duration.between(written, started.get()).abs().compareTo(START_TIME_TOLERANCE) <= 0;
    }

    private static void stop(ProcessHandle server) throws IOException, InterruptedException {
        String pid = Long.toString(server.pid());
        // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for clients to leave
        new ProcessBuilder(
                        isWindows()
                                ? List.of(pgCtlBeside(server), "kill", "INT", pid)
                                : List.of("/bin/sh", "-c", "kill -INT " + pid))
                .inheritIO()
                .start()
                .waitFor();
        try {
            server.onExit().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusedStartException(
                    "The PostgreSQL server " + pid + ", left behind by an earlier run, does not stop.",
                    "Look at what it is doing, stop it by hand, and start again.");
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private static String pgCtlBeside(ProcessHandle server) {
        return Path.of(server.info().command().orElseThrow())
                .resolveSibling("pg_ctl.exe")
                .toString();
    }
}
