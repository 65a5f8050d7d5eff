package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    private final EdgeServer server = EdgeServer.shared();

    @Test
    void publishesTheNamesOfTheContract() {
        JsonNode published = new JsonMapper().readTree(server.get("/problems").body());
        assertThat(published
                        .valueStream()
                        .map(entry -> entry.path("type").asString() + " "
                                + entry.path("status").asInt()))
                .contains(
                        "/problems/event-conflict 409",
                        "/problems/event-in-future 422",
                        "/problems/stale-consent 409",
                        "/problems/bundled-consent 422",
                        "/problems/unusable-selfie 422",
                        "/problems/not-eligible 422",
                        "/problems/unknown-notice 422",
                        "/problems/selfies-needed 409",
                        "/problems/not-the-person 422")
                .doesNotHaveDuplicates()
                .hasSize(ProblemType.values().length);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void describesEveryTypeAtItsOwnAddress(ProblemType type) {
        HttpResponse<String> answer = server.get(type.uri());
        assertOk(answer);
        JsonNode entry = new JsonMapper().readTree(answer.body());
        assertThat(entry.path("type").asString()).isEqualTo(type.uri());
        assertThat(entry.path("status").asInt()).isEqualTo(type.status());
        assertThat(List.of(entry.path("title").asString(), entry.path("advice").asString()))
                .doesNotContain("");
    }

    @ParameterizedTest
    @CsvSource({"resource, UNAVAILABLE", "lock, UNAVAILABLE", "stale, CONFLICT", "other, INTERNAL_ERROR"})
    void tellsNothingOfWhatWentWrongInside(String what, ProblemType type, CapturedOutput output) {
        HttpResponse<String> answer = server.get("/v1/policy/raise/" + what);
        assertProblem(answer, type);
        assertThat(answer.body()).doesNotContain("user-42", "select");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(type == ProblemType.UNAVAILABLE);
        assertThat(output.getAll()).doesNotContain(EdgeProbe.SECRET);
        assertThat(output.getOut().contains("WithoutMessages")).isEqualTo(type == ProblemType.INTERNAL_ERROR);
    }

    @Test
    void saysWhichParameterOrHeaderIsWrong() {
        for (String query :
                List.of("?size=0", "?size=-1", "?size=2147483648", "?size=x", "?size=", "", "?size=1;drop")) {
            JsonNode problem = assertProblem(server.get("/v1/policy/page" + query), ProblemType.INVALID_REQUEST);
            assertThat(problem.at("/errors/0/parameter").asString()).as(query).isEqualTo("size");
        }
        JsonNode problem =
                assertProblem(server.get("/v1/policy/page?size=1", "Onlyyou-Size", "0"), ProblemType.INVALID_REQUEST);
        assertThat(problem.at("/errors/0/header").asString()).isEqualTo("Onlyyou-Size");
    }

    @Test
    void speaksOneLanguage() {
        String german =
                server.get("/v1/policy/page?size=0", "Accept-Language", "de").body();
        assertThat(german)
                .isEqualTo(server.get("/v1/policy/page?size=0").body())
                .contains("must be");
    }

    @Test
    void refusesRepresentationsItDoesNotHave() {
        assertProblem(server.get("/problems", "Accept", "image/png"), ProblemType.NOT_ACCEPTABLE);
        assertProblem(server.get("/nothing", "Accept", "text/html"), ProblemType.NOT_FOUND);
    }

    @Test
    void namesEachRequestByItsOwnId() {
        String token = server.tokens.with("subject:act-any");
        HttpResponse<String> answer = server.send(
                "GET",
                "/v1/subjects/user-42/consents",
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                "Authorization",
                "Bearer " + token,
                RequestIdFilter.HEADER,
                "forged");
        String id = answer.headers().firstValue(RequestIdFilter.HEADER).orElseThrow();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
    }

    @Test
    void tellsBrowsersToBeCareful() {
        for (String path : List.of("/problems", "/nothing", "/swagger-ui/index.html")) {
            var headers = server.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "img-src 'self' data: blob:");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void unhurriedPointersFollowRfc6901() {
        assertThat(Pointers.of("data.selfies[0].content")).isEqualTo("/data/selfies/0/content");
        assertThat(Pointers.of("list[1].<list element>")).isEqualTo("/list/1");
        assertThat(Pointers.of("")).isEmpty();
    }
}
