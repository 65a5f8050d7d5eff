package io.onlyyou.portrait.chaos;

import io.onlyyou.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ChaosWorker} in a JVM of its own, behind a {@link CuttableProxy} of its own. */
final class WorkerProcess implements AutoCloseable {

    /** As short as a machine under load can still keep up with. */
    static final Duration HEARTBEAT = Duration.ofMillis(800);

    static final int MOST_ATTEMPTS = 20;

    private static final List<String> SETTINGS = List.of(
            "spring.datasource.username=" + TestDatabase.PERSON,
            "spring.datasource.password=none",
            "spring.flyway.enabled=false",
            "spring.datasource.hikari.maximum-pool-size=24",
            "spring.datasource.hikari.connection-timeout=3000",
            "spring.datasource.hikari.data-source-properties.socketTimeout=4",
            "spring.main.banner-mode=off",
            "logging.level.root=warn",
            "logging.level.com.github.kagkarlsson=info",
            "onlyyou.roles=worker",
            "onlyyou.portraits.size=256",
            "onlyyou.portraits.max-attempts=" + MOST_ATTEMPTS,
            "onlyyou.portraits.backoff=200ms",
            "onlyyou.portraits.longest-backoff=1s",
            "db-scheduler.threads=16",
            "db-scheduler.polling-interval=300ms",
            "db-scheduler.heartbeat-interval=" + HEARTBEAT.toMillis() + "ms");

    private final String name;
    private final Process process;
    private final CuttableProxy database;
    private final Path output;

    private WorkerProcess(String name, Process process, CuttableProxy database, Path output) {
        this.name = name;
        this.process = process;
        this.database = database;
        this.output = output;
    }

    static WorkerProcess start(String name, Duration clock, ChaosProvider provider, CrashingServer server, Path key)
            throws IOException {
        CuttableProxy proxy = new CuttableProxy(server.port());
        Path output = Path.of("target", "chaos", name + ".log").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Dchaos.name=" + name,
                "-Dchaos.clock=" + clock,
                "-Dchaos.provider=" + provider.url(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.onlyyou.portrait.chaos.ChaosWorker",
                "--spring.datasource.url=" + CrashingServer.url(proxy.port()),
                "--onlyyou.vault.key-encryption-key-file=" + key));
        SETTINGS.forEach(setting -> command.add("--" + setting));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new WorkerProcess(name, process, proxy, output);
    }

    String name() {
        return name;
    }

    CuttableProxy database() {
        return database;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code KILL}, {@code STOP}, {@code CONT} or {@code TERM}. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor(10, TimeUnit.SECONDS);
    }

    void kill() throws IOException, InterruptedException {
        signal("KILL");
        awaitEnd();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(name + " does not end:\n" + output());
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        database.close();
    }
}
