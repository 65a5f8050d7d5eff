package io.onlyyou.bench;

import io.onlyyou.support.TestDatabase;
import io.onlyyou.support.TestTokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of the service, on a port of its own, that can be stopped and started again. */
final class Node implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "bench").toAbsolutePath();
    private static final long START_SECONDS = 120;

    private final int port = freePort();
    private final List<String> command = new ArrayList<>();
    private Process process;

    Node(String databaseUrl, String... settings) throws Exception {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms1g", "-Xmx1g", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"));
        Arrays.stream(System.getProperty("server-options", "").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServedProcess.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--onlyyou.public-url=http://localhost:" + port,
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=" + TestDatabase.PERSON,
                "--spring.flyway.user=" + TestDatabase.OWNER,
                "--onlyyou.database.operate.username=" + TestDatabase.OPERATE,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.issuer(),
                "--onlyyou.vault.key-encryption-key-file=" + LOGS.resolve("key-encryption-key.json"),
                "--onlyyou.vault.create-missing-key=true",
                "--onlyyou.feeds.eager.items=/items",
                "--onlyyou.feeds.eager.id=/id",
                "--onlyyou.feeds.eager.template=classpath:/feeds/home-item.json",
                "--onlyyou.feeds.eager.rule.per-day=1000000",
                "--onlyyou.feeds.eager.rule.min-interval=PT0S",
                "--onlyyou.feeds.eager.rule.showings=1000000"));
        command.addAll(Arrays.asList(settings));
        Files.createDirectories(LOGS);
        process = start();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it has used of the processors until now. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Stopped as an operator would, and started with a cold virtual machine. */
    void restart() throws Exception {
        stop();
        process = start();
    }

    private Process start() throws Exception {
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        LOGS.resolve("node-" + port + ".log").toFile()))
                .start();
        for (long waited = 0; !isReady(); waited += 100) {
            if (!started.isAlive() || waited > TimeUnit.SECONDS.toMillis(START_SECONDS)) {
                started.destroyForcibly();
                throw new IllegalStateException("The service did not start; see " + LOGS);
            }
            Thread.sleep(100);
        }
        return started;
    }

    private boolean isReady() {
        try (Wire wire = new Wire(port)) {
            return wire.ask(Call.get("/actuator/health/readiness")) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
