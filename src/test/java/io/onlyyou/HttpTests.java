package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.FORBIDDEN;
import static io.onlyyou.ProblemType.MALFORMED_REQUEST;
import static io.onlyyou.ProblemType.METHOD_NOT_ALLOWED;
import static io.onlyyou.ProblemType.PAYLOAD_TOO_LARGE;
import static io.onlyyou.ProblemType.REQUEST_TIMEOUT;
import static io.onlyyou.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as hostile clients speak it, over raw sockets, against a server of little patience. */
class HttpTests {

    private static final String END = "\r\n\r\n";
    private static EdgeServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of("onlyyou.http.body-timeout", "600ms", "onlyyou.http.head-timeout", "1500ms"));
        token = server.tokens.with("onboarding:write feed:splice subject:act-any admin:read");
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    @AfterEach
    void servesTheNextGoodRequest() {
        assertOk(server.get("/problems"));
    }

    private static String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n"
                + String.join("", headers);
    }

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** Below the valves Tomcat answers with an empty body: as good, as long as nothing is told. */
    private static void assertRefused(String answer, ProblemType type) {
        assertThat(status(answer)).as(answer).isEqualTo(type.status());
        String body = answer.substring(answer.indexOf(END) + END.length());
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("tomcat", "exception", "<html", "server:");
        if (!body.isEmpty()) {
            int from = body.indexOf('{');
            assertProblem(body.substring(from, body.lastIndexOf('}') + 1), type);
            assertThat(answer).contains(RequestIdFilter.HEADER + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/subjects/a%00b/consents",
                "GET /v1/subjects/a%2Fb/consents",
                "GET /v1/subjects/a%5Cb/consents",
                "GET /v1/subjects/a\\b/consents",
                "GET /v1/subjects/a;x=1/consents",
                "GET /v1/subjects/a%3Bx/consents",
                "GET /v1//subjects/a/consents",
                "GET /v1/subjects/a%0d%0ab/consents",
                "GET /v1/subjects/%2e%2e/consents",
                "GET /v1/subjects/%252e%252e/consents",
                "GET /v1/subjects/%C0%AE%C0%AE/consents",
                "GET /v1/subjects/a%/consents",
                "GET /v1/subjects/a%zz/consents",
                "GET /../../etc/passwd",
                "GET /v1/subjects/<a>/consents",
                "FOO /v1/subjects/a/consents"
            })
    void refusesDoubtfulPaths(String line) throws IOException {
        assertRefused(server.raw(head(line), "\r\n"), MALFORMED_REQUEST);
    }

    @Test
    void dotSegmentsLeadWhereTheyLeadAndNoFurther() throws IOException {
        assertThat(status(server.raw(head("GET /problems/../v1/admin/switches"), "\r\n")))
                .isIn(400, 404);
        String other = head("GET /problems/../v1/admin/audit").replace(token, server.tokens.with("feed:splice"));
        assertThat(status(server.raw(other, "\r\n"))).isIn(400, 403);
    }

    @Test
    void refusesTrace() throws IOException {
        String answer = server.raw(head("TRACE /problems", "X-Secret: s3cret\r\n"), "\r\n");
        assertRefused(answer, METHOD_NOT_ALLOWED);
        assertThat(answer).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Content-Length: 2        | Content-Length: 3
        Content-Length: 2        | Transfer-Encoding: chunked
        Content-Length: -1       | X: y
        Content-Length: 2, 3     | X: y
        Content-Length: 99999999999999999999 | X: y
        Transfer-Encoding: chunked | Transfer-Encoding: identity
        """)
    void refusesBodiesOfDoubtfulLength(String first, String second) throws IOException {
        String answer = server.raw(
                head("POST /v1/interactions", "Content-Type: application/json\r\n", first + "\r\n", second + "\r\n"),
                "\r\n{}");
        assertThat(status(answer)).isIn(400, 413);
        assertThat(answer).doesNotContain("Exception", "<html");
    }

    @Test
    void refusesGarbledChunks() throws IOException {
        String start =
                head("POST /v1/interactions", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
        assertRefused(server.raw(start, "\r\nzz\r\n{}\r\n0\r\n\r\n"), MALFORMED_REQUEST);
        assertRefused(server.raw(start, "\r\n-1\r\n{}\r\n0\r\n\r\n"), MALFORMED_REQUEST);
    }

    @Test
    void refusesOversizedAndForgedHeads() throws IOException {
        assertRefused(
                server.raw(head("GET /problems", "X: " + EdgeServer.times("a", 9000) + "\r\n"), "\r\n"),
                MALFORMED_REQUEST);
        assertRefused(server.raw(head("GET /problems?" + EdgeServer.times("a", 9000)), "\r\n"), MALFORMED_REQUEST);
        assertRefused(server.raw("GET /problems HTTP/1.1\r\nConnection: close\r\n\r\n"), MALFORMED_REQUEST);
        assertRefused(
                server.raw("GET /problems HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"),
                MALFORMED_REQUEST);
        assertRefused(
                server.raw("GET /problems HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"), MALFORMED_REQUEST);
        assertRefused(server.raw("\u0016\u0003\u0001\u0002\r\n\r\n"), MALFORMED_REQUEST);
        assertRefused(server.raw(head("GET /problems", "X : y\r\n"), "\r\n"), MALFORMED_REQUEST);
    }

    @Test
    void neverRepeatsAForgedHost() throws IOException {
        for (String path : new String[] {
            "/problems",
            "/nothing",
            "/v1/subjects/a/consents",
            "/v1/policy/page?size=1",
            "/v3/api-docs",
            "/swagger-ui.html"
        }) {
            String forged = """
                    GET %s HTTP/1.1
                    Host: evil.example
                    X-Forwarded-Host: evil.example
                    X-Forwarded-Proto: https
                    X-Forwarded-For: 6.6.6.6
                    X-Forwarded-Prefix: /evil.example
                    Forwarded: host=evil.example
                    Connection: close

                    """.formatted(path).replace("\n", "\r\n");
            assertThat(server.raw(forged)).doesNotContain("evil.example", "6.6.6.6");
        }
    }

    @Test
    void refusesTenThousandParameters() {
        String query = "size=1" + EdgeServer.times("&a=", 300);
        assertProblem(server.get("/v1/policy/page?" + query), MALFORMED_REQUEST);
        String form = EdgeServer.times("a=1&", 10_000);
        assertProblem(
                server.send(
                        "POST",
                        "/v1/policy/page?size=1",
                        BodyPublishers.ofString(form),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Bearer " + token),
                ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/onboarding-events, application/cloudevents+json, 22020097, true",
        "/v1/onboarding-events, application/cloudevents-batch+json, 33554433, true",
        "/v1/onboarding-events, application/cloudevents-batch+json, 22020097, false",
        "/v1/feeds/home/viewers/a/splice, application/json, 8388609, true",
        "/v1/interactions, application/json, 65537, true",
        "/v1/onboarding-events, application/cloudevents+json, 9223372036854775807, true"
    })
    void refusesADeclaredLengthOverTheLimitAtOnce(String path, String type, long length, boolean refused)
            throws IOException {
        String answer = server.raw(
                head(
                        "POST " + path,
                        "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\nExpect: 100-continue\r\n"),
                "\r\n");
        if (refused) {
            assertRefused(answer, PAYLOAD_TOO_LARGE);
        } else {
            assertThat(answer).startsWith("HTTP/1.1 100");
        }
    }

    @Test
    void refusesAChunkedBodyWhereItPassesTheLimit() {
        for (String path : new String[] {"/v1/interactions", "/v1/feeds/home/viewers/a/splice"}) {
            int most = path.endsWith("splice") ? 8 << 20 : 64 << 10;
            assertProblem(chunked(path, most + 1), PAYLOAD_TOO_LARGE);
        }
        assertOk(chunked("/v1/feeds/home/viewers/a/splice", 8 << 20));
        HttpResponse<String> event = server.send(
                "POST",
                "/v1/onboarding-events",
                BodyPublishers.fromPublisher(BodyPublishers.ofString("\"" + EdgeServer.times("a", 22 << 20))),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
        assertProblem(event, PAYLOAD_TOO_LARGE);
    }

    private static HttpResponse<String> chunked(String path, int size) {
        String body = "\"" + EdgeServer.times("a", size - 2) + "\"";
        return server.send(
                "POST",
                path,
                BodyPublishers.fromPublisher(BodyPublishers.ofString(body)),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/interactions, REQUEST_TIMEOUT",
        "/v1/feeds/home/viewers/a/splice, REQUEST_TIMEOUT",
        "/v1/nothing, NOT_FOUND",
        "/v1/admin/invented, FORBIDDEN"
    })
    void hangsUpOnADrippingBody(String path, ProblemType type) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write((head("POST " + path, "Content-Type: application/json\r\nContent-Length: 60000\r\n") + "\r\n[")
                    .getBytes(StandardCharsets.US_ASCII));
            var dripping = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1000; i++) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException closed) {
                    // what the test is about: the server has hung up
                }
            });
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(dripping.isAlive()).isTrue();
            dripping.interrupt();
            assertRefused(answer, type);
        }
    }

    @Test
    void keepsTheConnectionAfterARefusalWithABodyThatCame() throws IOException {
        String refused = head("POST /v1/nothing", "Content-Length: 2\r\n").replace("Connection: close\r\n", "");
        String answers = server.raw(refused + "\r\n{}", head("GET /problems") + "\r\n");
        assertThat(answers).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
    }

    @Test
    void endsASilentBody() throws IOException {
        String answer = server.raw(
                head("POST /v1/interactions", "Content-Type: application/json\r\nContent-Length: 10\r\n"), "\r\n[");
        assertRefused(answer, REQUEST_TIMEOUT);
    }

    @Test
    void hangsUpOnASilentHead() throws IOException {
        assertThat(server.raw("GET /problems HTTP/1.1\r\nHost: loc")).doesNotContain("200");
    }

    @Test
    void refusesEncodedBodiesExceptWherePagesPassThrough() {
        for (String coding : new String[] {"gzip", "br", "identity, gzip", "zstd"}) {
            HttpResponse<String> answer = server.send(
                    "POST",
                    "/v1/interactions",
                    BodyPublishers.ofString("{}"),
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/json",
                    "Content-Encoding",
                    coding);
            assertProblem(answer, UNSUPPORTED_MEDIA_TYPE);
            assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
        }
        HttpResponse<String> page = server.send(
                "POST",
                "/v1/feeds/home/viewers/a/splice",
                BodyPublishers.ofString("raw"),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
        assertOk(page);
        assertThat(page.body()).isEqualTo("raw");
    }

    @Test
    void isClosedToOtherOrigins() throws IOException {
        for (String origin : new String[] {"null", "https://evil.example"}) {
            for (String path : new String[] {"/problems", "/v1/subjects/a/consents"}) {
                String preflight = server.raw("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                        + "\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n");
                assertRefused(preflight, FORBIDDEN);
                assertThat(preflight).doesNotContain("Access-Control-Allow");
            }
            assertThat(server.raw(head("GET /v1/subjects/a/consents", "Origin: " + origin + "\r\n"), "\r\n"))
                    .doesNotContain("Access-Control-Allow");
        }
    }

    @Test
    void letsOddOptionalHeadersPass() throws IOException {
        String answer = server.raw(
                head(
                        "POST /v1/feeds/home/viewers/a/splice",
                        "Content-Type: application/json\r\nContent-Length: 2\r\nOnlyyou-Page-Key: \u0081\u00e9\r\n"),
                "\r\n{}");
        assertThat(status(answer)).isEqualTo(200);
    }
}
