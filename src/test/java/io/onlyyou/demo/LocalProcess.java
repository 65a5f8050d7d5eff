package io.onlyyou.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application in a JVM of its own, profile {@code local}, as {@code mvn spring-boot:run} starts it. */
final class LocalProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile("Ready\\. .*?(http://localhost:[0-9]+)/demo");

    private final Process process;
    private final Path output;

    private LocalProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LocalProcess start(Path dataDirectory, Path output) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.onlyyou.OnlyYouApplication",
                        "--spring.profiles.active=local",
                        "--server.port=0",
                        "--onlyyou.data-dir=" + dataDirectory)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new LocalProcess(process, output);
    }

    /** Waits until it is ready; the answer is where. */
    String url() {
        await().atMost(PATIENCE).until(() -> READY.matcher(output()).find() || !process.isAlive());
        Matcher ready = READY.matcher(output());
        if (!ready.find()) {
            throw new IllegalStateException("Did not start:\n" + output());
        }
        return ready.group(1);
    }

    /** As Ctrl-C or an operator would. */
    void stop() throws InterruptedException {
        process.destroy();
        waitForEnd();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        waitForEnd();
    }

    int waitForEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> postmasterPid(Path dataDirectory) throws IOException {
        return Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
