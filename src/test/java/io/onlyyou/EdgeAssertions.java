package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is true of every refusal, whatever was refused. */
final class EdgeAssertions {

    private static final JsonMapper JSON = new JsonMapper();

    private EdgeAssertions() {}

    static JsonNode assertProblem(HttpResponse<String> answer, ProblemType type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().allValues(RequestIdFilter.HEADER))
                .singleElement()
                .satisfies(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        return assertProblem(answer.body(), type);
    }

    static JsonNode assertProblem(String body, ProblemType type) {
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("type").asString()).as(body).isEqualTo(type.uri());
        assertThat(problem.path("status").asInt()).isEqualTo(type.status());
        assertThat(problem.path("title").asString()).isEqualTo(type.title());
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.has("instance")).isFalse();
        assertThat(body)
                .doesNotContain("Exception", "io.onlyyou", "java.", "springframework", "jackson", "Tomcat", "<html");
        return problem;
    }

    static void assertOk(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
