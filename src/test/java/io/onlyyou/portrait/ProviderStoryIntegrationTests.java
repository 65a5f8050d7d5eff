package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.imaging.WebhookKey;
import io.onlyyou.imaging.kit.Pictures;
import io.onlyyou.imaging.kit.StubPredictions;
import io.onlyyou.imaging.kit.StubProvider;
import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole application with an outside provider, set up as an operator would: from the yes to the last errand. */
@IntegrationTest
class ProviderStoryIntegrationTests {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZg==";
    private static final StubPredictions PROVIDER = StubPredictions.running();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        String main = "onlyyou.imaging.providers.main.";
        registry.add(main + "kind", () -> "prediction");
        registry.add(main + "base-url", () -> PROVIDER.base().toString());
        registry.add(main + "api-key", () -> "secret-key");
        registry.add(main + "model", () -> "somebody/model");
        registry.add(main + "webhook-secret", () -> SECRET);
        registry.add(main + "deletes", () -> "true");
        registry.add(main + "retention", () -> "an hour");
        PROVIDER.delivers(Pictures.png(1024));
    }

    @AfterAll
    static void endProvider() {
        PROVIDER.close();
    }

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet(@Autowired Environment environment) {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    void isPaidOnceToldOfCallbacksAndAskedToDelete() {
        OutsideProviders.publishNotice(jdbc, "story", "main");
        ObjectNode data = scene.optInData("generation", "feed");
        ((ObjectNode) data.path("notice")).put("version", "story");

        JsonNode accepted = scene.send(scene.event("opted-in", person, data)).json();
        JsonNode job = scene.finished(person, accepted.at("/jobs/0/id").asString());

        assertThat(job.path("state").asString()).isEqualTo("ready");
        assertThat(PROVIDER.paid()).isEqualTo(1);
        picture(job.path("portrait").asString());
        uses();
        callbacks();
        ending();
    }

    private void picture(String portrait) {
        Reply image = api.get(Scene.subject(person) + "/portraits/" + portrait + "/image?width=320", scene.appToken());
        assertThat(image.status()).isEqualTo(200);
        assertThat(new String(image.body(), StandardCharsets.ISO_8859_1))
                .contains("/compositeWithTrainedAlgorithmicMedia");
    }

    private void uses() {
        JsonNode uses = api.get(Scene.subject(person) + "/uses", scene.appToken())
                .json()
                .path("uses");
        assertThat(uses).hasSize(2);
        assertThat(uses.at("/0/use").asString()).isEqualTo("made");
        JsonNode sent = uses.path(1);
        assertThat(sent.path("use").asString()).isEqualTo("sent");
        assertThat(sent.path("provider").asString()).isEqualTo("main");
        assertThat(sent.path("selfies").asInt()).isEqualTo(1);
        assertThat(sent.at("/consent/purpose").asString()).isEqualTo("generation");
        assertThat(api.get(sent.at("/consent/receipt").asString(), scene.appToken())
                        .status())
                .isEqualTo(200);
        JsonNode page = api.get(Scene.subject(person) + "/uses?limit=1", scene.appToken())
                .json();
        assertThat(page.path("uses")).hasSize(1);
        JsonNode rest = api.get(
                        Scene.subject(person) + "/uses?limit=1&cursor="
                                + page.path("next").asString(),
                        scene.appToken())
                .json();
        assertThat(rest.at("/uses/0")).isEqualTo(sent);
        assertThat(rest.has("next")).isFalse();
        assertThat(api.get(Scene.subject(person) + "/uses?cursor=1_x", scene.appToken())
                        .status())
                .isEqualTo(400);
    }

    private void callbacks() {
        StubProvider.Call order = PROVIDER.calls().stream()
                .filter(call -> call.path().endsWith("/predictions"))
                .findFirst()
                .orElseThrow();
        JsonNode ordered = JsonMapper.shared().readTree(order.body());
        String path = URI.create(ordered.path("webhook").asString()).getPath();
        assertThat(ordered.path("webhook_events_filter").toString()).isEqualTo("[\"start\",\"completed\"]");
        String body = "{\"id\":\"prediction1\",\"status\":\"failed\",\"input\":\"" + "x".repeat(500_000) + "\"}";

        assertThat(call(path, body, sign("1", body)).status()).isEqualTo(204);
        assertThat(call(path, body, sign("1", body)).status()).isEqualTo(204);
        assertThat(call(path, body, sign("1", body + " ")).problem()).isEqualTo("unauthorized");
        assertThat(call(path, body).problem()).isEqualTo("unauthorized");
        assertThat(call(path.replace("/main/", "/other/"), body, sign("1", body))
                        .problem())
                .isEqualTo("not-found");
        assertThat(call("/v1/provider-callbacks/main/AAAA", body, sign("1", body))
                        .problem())
                .isEqualTo("not-found");
        assertThat(PROVIDER.paid()).isEqualTo(1);
    }

    private void ending() {
        JsonNode receipt = scene.endAll(person).json();
        assertThat(receipt.path("providerDeletions").toString())
                .isEqualTo("[{\"provider\":\"main\",\"state\":\"requested\",\"retention\":\"an hour\"}]");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> "deleted".equals(PROVIDER.ends().get("prediction1")));
        JsonNode outcome =
                await().atMost(Duration.ofMinutes(1)).until(this::lastEntry, entry -> entry.has("providerDeletion"));
        assertThat(outcome.path("providerDeletion").toString())
                .isEqualTo("{\"provider\":\"main\",\"state\":\"confirmed\"}");
        assertThat(outcome.path("receipt")).isEqualTo(receipt.path("id"));
        assertThat(outcome.path("state").asString()).isEqualTo("withdrawn");
    }

    private JsonNode lastEntry() {
        JsonNode entries = api.get(Scene.subject(person) + "/consents/history", scene.appToken())
                .json()
                .path("entries");
        return entries.path(entries.size() - 1);
    }

    private Reply call(String path, String body, String... headers) {
        return api.post(path, "", body, headers);
    }

    private static String[] sign(String id, String body) {
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        byte[] signature = WebhookKey.parse(SECRET).signature(id, now, body.getBytes(StandardCharsets.UTF_8));
        return new String[] {
            "webhook-id", id,
            "webhook-timestamp", now,
            "webhook-signature", "v1," + new String(signature, StandardCharsets.US_ASCII)
        };
    }
}
