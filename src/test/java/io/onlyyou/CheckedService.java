package io.onlyyou;

import io.onlyyou.PlantedFaults.Fault;
import io.onlyyou.support.Api;
import io.onlyyou.support.FreePort;
import io.onlyyou.support.QuickModel;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.support.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The service in a JVM of its own, as production wires it, but for a model that paints at once; and a fault, where one is
 * named.
 */
final class CheckedService implements AutoCloseable {

    private static final String FAULT = "onlyyou.test.fault";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Process process;
    private final Api api;
    private final Scene scene;

    private CheckedService(Process process, String url) {
        this.process = process;
        this.api = Api.at(url);
        this.scene = new Scene(api);
    }

    /** What runs in the other JVM. */
    public static void main(String[] arguments) {
        PlantedFaults.plant(Fault.valueOf(System.getProperty(FAULT, Fault.NONE.name())));
        SpringApplication application =
                new SpringApplication(OnlyYouApplication.class, QuickModel.class, PlantedFaults.class);
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.run(arguments);
    }

    /** Begins to start it; {@link #awaitReady} waits. */
    static CheckedService start(CheckedDatabase database, Path folder, int number, Fault fault) throws IOException {
        int port = FreePort.choose();
        String url = "http://localhost:" + port;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + FAULT + "=" + fault,
                "-cp",
                System.getProperty("java.class.path"),
                CheckedService.class.getName()));
        settings(database, folder, url).forEach((name, value) -> command.add("--" + name + "=" + value));
        command.add("--server.port=" + port);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service-" + number + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new CheckedService(process, url);
    }

    private static Map<String, String> settings(CheckedDatabase database, Path folder, String url) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.url()),
                Map.entry("spring.datasource.username", TestDatabase.PERSON),
                Map.entry("spring.flyway.user", TestDatabase.OWNER),
                Map.entry("onlyyou.database.operate.username", TestDatabase.OPERATE),
                Map.entry("spring.security.oauth2.resourceserver.jwt.issuer-uri", TestTokens.issuer()),
                Map.entry("onlyyou.public-url", url),
                Map.entry("onlyyou.warm-up.longest", "PT0S"),
                Map.entry(
                        "onlyyou.vault.key-encryption-key-file",
                        folder.resolve("key.json").toString()),
                Map.entry("onlyyou.vault.create-missing-key", "true"),
                Map.entry("onlyyou.feeds.eager.items", "/items"),
                Map.entry("onlyyou.feeds.eager.purpose", "feed"),
                Map.entry("onlyyou.feeds.eager.template", "classpath:/feeds/home-item.json"),
                Map.entry("onlyyou.feeds.eager.rule.per-day", "1000000"),
                Map.entry("onlyyou.feeds.eager.rule.min-interval", "PT0S"),
                Map.entry("onlyyou.feeds.eager.rule.showings", "1000000"));
    }

    CheckedService awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new IllegalStateException("A service did not start; see its log in target/checker.");
        }
        return this;
    }

    private boolean isReady() {
        try {
            return api.get("/actuator/health/readiness", "").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    Api api() {
        return api;
    }

    Scene scene() {
        return scene;
    }

    @Override
    public void close() {
        process.destroy();
        if (!stopped()) {
            process.destroyForcibly().onExit().join();
        }
    }

    private boolean stopped() {
        try {
            return process.waitFor(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
