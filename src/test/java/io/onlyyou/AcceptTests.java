package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller will not accept is refused before it is done. */
class AcceptTests {

    private final EdgeServer server = EdgeServer.shared();
    private final String token = server.tokens.with("feed:splice subject:act-any");

    private HttpResponse<String> send(String method, String path, String accept) {
        return server.send(
                method,
                path,
                BodyPublishers.ofString("[]"),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Accept",
                accept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html, image/*;q=0.5", "garbage", "application/jose"})
    void changesNothingWhereItsAnswerIsNotAccepted(String accept) {
        int before = server.effects();
        assertProblem(send("DELETE", "/v1/subjects/a/consents", accept), ProblemType.NOT_ACCEPTABLE);
        assertProblem(send("POST", "/v1/interactions", accept), ProblemType.NOT_ACCEPTABLE);
        assertThat(server.effects()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/*", "application/xml, application/json;q=0.1", "application/problem+json"})
    void answersWhereJsonIsAmongWhatIsAccepted(String accept) {
        int before = server.effects();
        assertOk(send("DELETE", "/v1/subjects/a/consents", accept));
        assertThat(server.effects()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/png", "garbage"})
    void neverRefusesAPage(String accept) {
        HttpResponse<String> answer = send("POST", "/v1/feeds/home/viewers/a/splice", accept);
        assertOk(answer);
        assertThat(answer.body()).isEqualTo("[]");
    }
}
