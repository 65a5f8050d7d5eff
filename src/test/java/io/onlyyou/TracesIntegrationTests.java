package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What leaves the service as traces, byte for byte, says what was done and never for whom. */
@QuickIntegrationTest
class TracesIntegrationTests {

    private static final Queue<byte[]> RECEIVED = new ConcurrentLinkedQueue<>();

    @Autowired
    private Environment environment;

    /** A collector, as far as the sender can tell. */
    @DynamicPropertySource
    static void collect(DynamicPropertyRegistry settings) throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            RECEIVED.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        settings.add("management.opentelemetry.enabled", () -> "true");
        settings.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
        settings.add("management.opentelemetry.tracing.export.schedule-delay", () -> "50ms");
        settings.add("management.tracing.sampling.probability", () -> "1.0");
    }

    @Test
    void tellWhatWasDoneAndNeverForWhom() {
        Api api = Api.of(environment);
        Scene scene = new Scene(api);
        String somebody = Scene.somebody();
        scene.splice("home", somebody, Scene.page(20));
        scene.send(scene.event("opted-in", somebody, scene.optInData("feed", "advertising")));
        api.get("/v1/images/" + somebody + "?width=" + somebody, "");
        api.get(Scene.subject(somebody) + "/consents?cursor=" + somebody, scene.appToken());

        await().untilAsserted(() -> assertThat(received())
                .contains("/v1/feeds/{feed}/viewers/{viewer}/splice", "/v1/subjects/{subject}/consents"));

        assertThat(received()).doesNotContain(somebody).doesNotContain("exception.message");
    }

    private static String received() {
        return RECEIVED.stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }
}
