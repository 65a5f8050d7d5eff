package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feed's page reaches its handler whole, whatever it says that it is, and every answer says how long it took. */
class PagePassThroughTests {

    private static final String PAGE = "/v1/feeds/home/viewers/a/splice";

    private final EdgeServer server = EdgeServer.shared();

    private HttpResponse<String> send(String path, String scope, String type, String body) {
        return server.send(
                "POST",
                path,
                BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + server.tokens.with(scope),
                "Content-Type",
                type);
    }

    private static void assertTimed(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Server-Timing"))
                .singleElement()
                .asString()
                .matches("total;dur=[0-9]+\\.[0-9]{3}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        multipart/form-data; boundary=x   | --x..Content-Disposition: form-data; name="a"....1..--x--..
        multipart/form-data; boundary=x   | {"items":[]}
        multipart/form-data               | {"items":[]}
        multipart/mixed; boundary=x       | --x....1..--x--..
        application/x-www-form-urlencoded | a=1&_method=DELETE&access_token=x&b=%zz
        application/x-www-form-urlencoded | {"items":[]}
        """)
    void comesBackByteForByte(String type, String text) {
        String body = text.replace("..", "\r\n");
        for (String query : new String[] {"", "?size=1"}) {
            HttpResponse<String> answer = send(PAGE + query, "feed:splice", type, body);
            assertOk(answer);
            assertThat(answer.body()).isEqualTo(body);
            assertTimed(answer);
        }
    }

    @Test
    void refusalsAreTimedToo() {
        String json = "application/json";
        HttpResponse<String> withoutToken = server.send("POST", PAGE, BodyPublishers.ofString("[]"));
        assertProblem(withoutToken, ProblemType.UNAUTHORIZED);
        HttpResponse<String> forbidden = send(PAGE, "admin:read", json, "[]");
        assertProblem(forbidden, ProblemType.FORBIDDEN);
        HttpResponse<String> absent = send("/v1/feeds/home/nothing", "feed:splice", json, "[]");
        assertProblem(absent, ProblemType.NOT_FOUND);
        HttpResponse<String> large = send(PAGE, "feed:splice", json, EdgeServer.times("a", (8 << 20) + 1));
        assertProblem(large, ProblemType.PAYLOAD_TOO_LARGE);
        for (HttpResponse<String> answer : java.util.List.of(withoutToken, forbidden, absent, large)) {
            assertTimed(answer);
        }
        assertThat(server.get("/problems").headers().firstValue("Server-Timing"))
                .isEmpty();
    }
}
