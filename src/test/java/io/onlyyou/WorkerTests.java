package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that only works, as seen by whoever reaches it over HTTP. */
class WorkerTests {

    private static EdgeServer worker;

    @BeforeAll
    static void start() {
        worker = new EdgeServer(Map.of("onlyyou.roles", "worker"));
    }

    @AfterAll
    static void stop() {
        worker.context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsItsHealth(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).body()).contains("UP");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/onboarding-events",
        "GET, /v1/subjects/somebody/consents",
        "POST, /v1/feeds/home/viewers/somebody/splice",
        "GET, /v1/images/anything",
        "GET, /v1/admin/switches",
        "GET, /v1/policy/retention",
        "GET, /v3/api-docs",
        "GET, /swagger-ui.html",
        "GET, /problems",
        "GET, /actuator/prometheus",
        "GET, /"
    })
    void hasNothingElse(String method, String path) {
        String token = worker.tokens.with("onboarding:write");
        HttpResponse<String> answer =
                worker.send(method, path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/not-found");
    }

    /** What only begins like its health is refused by the rules of access, as in every other process. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/../../v3/api-docs",
                "/actuator/health/..;/..;/v3/api-docs",
                "/actuator/health/%2e%2e/%2e%2e/v3/api-docs",
                "/actuator/health/db"
            })
    void isNotTalkedIntoMore(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("openapi");
    }

    private static HttpResponse<String> get(String path) {
        return worker.send("GET", path, BodyPublishers.noBody());
    }
}
