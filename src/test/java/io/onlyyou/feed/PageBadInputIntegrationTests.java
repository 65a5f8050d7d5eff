package io.onlyyou.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What may come instead of a page or of a question for a plan, on the wire of the running service: each meets its exact
 * answer, nothing is written, and the next good page is served.
 */
@QuickIntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class PageBadInputIntegrationTests {

    private static final String DEEP = "[".repeat(100_000) + "]".repeat(100_000);
    private static final String DIGITS = "9".repeat(10_000);

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;
    private int insertions;

    @BeforeAll
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
    }

    @BeforeEach
    void count() {
        insertions = insertions();
    }

    @AfterEach
    void nothingWasWrittenAndTheNextGoodPageIsServed() {
        assertThat(insertions()).isEqualTo(insertions);
        assertThat(scene.splice("eager", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .startsWith("injected;");
    }

    static Stream<Arguments> badPages() {
        return Stream.of(
                page("empty", "", "unrecognised-page"),
                page("cut off", "{\"items\":[1,2,3,4,5", "unrecognised-page"),
                page("100,000 deep", "{\"items\":[1,2,3,4," + DEEP + "]}", "unrecognised-page"),
                page("way to the items twice", "{\"items\":[1,2,3,4,5],\"items\":[]}", "unrecognised-page"),
                page("null", "null", "unrecognised-page"),
                page("text for an array", "{\"items\":\"[1,2,3,4,5]\"}", "unrecognised-page"),
                page("NaN", "{\"items\":[1,2,3,4,NaN]}", "unrecognised-page"),
                page("raw U+0000", "{\"items\":[1,2,3,4,\"\u0000\"]}", "unrecognised-page"),
                page("second document", "{\"items\":[1,2,3,4,5]} {\"items\":[]}", "unrecognised-page"),
                bytes("overlong UTF-8", "{\"items\":[1,2,3,4,\"\u00c0\u0080\"]}".getBytes(ISO_8859_1)),
                bytes("a surrogate in UTF-8", "{\"items\":[1,2,3,4,\"\u00ed\u00a0\u0080\"]}".getBytes(ISO_8859_1)),
                bytes("UTF-16", "{\"items\":[1,2,3,4,5]}".getBytes(UTF_16)),
                bytes("a gzip bomb that does not say so", bomb()),
                page("no items", "{\"items\":[]}", "empty-page"),
                page("few items", "{\"items\":[1]}", "page-too-short"),
                page("over a megabyte", "{\"items\":[1,2,3,4,\"" + "a".repeat(1 << 20) + "\"]}", "page-too-large"));
    }

    private static Arguments page(String name, String page, String reason) {
        return Arguments.of(name, page.getBytes(UTF_8), reason);
    }

    private static Arguments bytes(String name, byte[] page) {
        return Arguments.of(name, page, "unrecognised-page");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPages")
    void aBadPageComesBackWithItsReason(String name, byte[] page, String reason) {
        Reply reply = post("splice", page);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=" + reason);
        assertThat(reply.body()).isEqualTo(page);
    }

    @Test
    void aGzipBombIsPassedOnUnopened() {
        byte[] bomb = bomb();
        Reply reply = post("splice", bomb, "Content-Encoding", "gzip");
        assertThat(reply.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=unrecognised-page");
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(reply.body()).isEqualTo(bomb);
        byte[] compressed = {31, -117, 8, 0};
        assertThat(post("plan", compressed, "Content-Encoding", "gzip").status())
                .isEqualTo(415);
    }

    /** What the service has no business with passes, whatever a reader might think of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[1,2,3,{\"a\":1,\"a\":2},5]}",
                "{\"items\":[1e999,-0.0,\"\\u0000\",\"\\ud800\",{\"@type\":\"java.net.URL\"}],\"unknown\":\"1\"}",
                "\uFEFF{\"items\":[1,2,3,4,5]}"
            })
    void anOddPageIsServed(String page) {
        insertions++;
        Reply reply = post("splice", page.getBytes(UTF_8));
        assertThat(reply.header("Onlyyou-Outcome")).isEqualTo("injected;count=1;positions=\"3\"");
        assertThat(reply.text().replaceFirst("\\{\"id\":\"onlyyou:.*?\"undo\"]}},", ""))
                .isEqualTo(page);
    }

    @Test
    void aNumberOfTenThousandDigitsIsServed() {
        anOddPageIsServed("{\"items\":[1," + DIGITS + ",-" + DIGITS + "." + DIGITS + "e+" + DIGITS + ",4,5]}");
    }

    static Stream<Arguments> badQuestions() {
        return Stream.of(
                plan("empty", "", 400),
                plan("null", "null", 400),
                plan("cut off", "{\"itemCount\":20", 400),
                plan("duplicate keys", "{\"itemCount\":20,\"itemCount\":20}", 400),
                plan("second document", "{\"itemCount\":20}{\"itemCount\":20}", 400),
                plan("NaN", "{\"itemCount\":NaN}", 400),
                plan("10,000 digits", "{\"itemCount\":" + DIGITS + "}", 400),
                plan("raw U+0000", "{\"itemCount\":20,\"pageKey\":\"\u0000\"}", 400),
                Arguments.of("overlong UTF-8", "{\"pageKey\":\"\u00c0\u0080\"}".getBytes(ISO_8859_1), 400),
                Arguments.of("UTF-16", "{\"itemCount\":20}".getBytes(UTF_16), 400),
                plan("30,000 deep where a number belongs", "{\"itemCount\":" + "[".repeat(30_000), 422),
                plan("100,000 deep", DEEP, 413),
                plan("1e999", "{\"itemCount\":1e999}", 422),
                plan("1 as text", "{\"itemCount\":\"20\"}", 422),
                plan("lone surrogate", "{\"itemCount\":20,\"pageKey\":\"\\ud800\"}", 422),
                plan("unknown field", "{\"itemCount\":20,\"viewer\":\"someone\"}", 422),
                plan("polymorphic", "{\"@type\":\"java.net.URL\",\"itemCount\":20}", 422),
                plan("too long a key", "{\"itemCount\":20,\"pageKey\":\"" + "a".repeat(129) + "\"}", 422),
                plan("over its limit", "{\"itemCount\":20,\"pageKey\":\"" + "a".repeat(9 << 20) + "\"}", 413));
    }

    private static Arguments plan(String name, String body, int status) {
        return Arguments.of(name, body.getBytes(UTF_8), status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badQuestions")
    void aBadQuestionMeetsItsStatus(String name, byte[] body, int status) {
        Reply reply = post("plan", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.problem())
                .isEqualTo(
                        switch (status) {
                            case 400 -> "malformed-request";
                            case 413 -> "payload-too-large";
                            default -> "invalid-request";
                        });
        assertThat(reply.text()).doesNotContain(person, "Exception", "\tat ");
    }

    /** A text of 100 MB is refused by its declared length, or where it passes 8 MB, before it is all read. */
    @ParameterizedTest
    @CsvSource({
        "splice, Content-Length: 104857600",
        "splice, Transfer-Encoding: chunked",
        "plan, Content-Length: 104857600"
    })
    void aHundredMegabytesAreNotRead(String call, String length) throws IOException {
        int port = URI.create(environment.getRequiredProperty("onlyyou.public-url"))
                .getPort();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head(call, length).getBytes(ISO_8859_1));
            byte[] block = ("10000\r\n" + "a".repeat(1 << 16) + "\r\n").getBytes(ISO_8859_1);
            try {
                for (int sent = 0; sent < 100 << 20 && socket.getInputStream().available() == 0; sent += block.length) {
                    socket.getOutputStream().write(block);
                }
            } catch (IOException hungUp) {
                // as it may once it has answered
            }
            assertThat(status(socket.getInputStream())).isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "splice, Content-Length: 2, Content-Length: 3",
        "splice, Content-Length: 2, Content-Length: x",
        "plan, Content-Length: 2, Content-Length: 3",
        "plan, Transfer-Encoding: chunked, Transfer-Encoding: identity"
    })
    void aBodyOfDoubtfulLengthIsRefused(String call, String one, String other) throws IOException {
        int port = URI.create(environment.getRequiredProperty("onlyyou.public-url"))
                .getPort();
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write((head(call, one + "\r\n" + other) + "2\r\n{}\r\n0\r\n\r\n").getBytes(ISO_8859_1));
            assertThat(status(socket.getInputStream())).isEqualTo("HTTP/1.1 400");
        }
    }

    /** RFC 9112, section 6.3: chunks count, and the connection ends with the answer, so that nothing rides along. */
    @ParameterizedTest
    @CsvSource({"splice, HTTP/1.1 200", "plan, HTTP/1.1 422"})
    void aLengthBesideChunksCountsForNothingAndEndsTheConnection(String call, String status) throws IOException {
        int port = URI.create(environment.getRequiredProperty("onlyyou.public-url"))
                .getPort();
        try (Socket socket = new Socket("localhost", port)) {
            String smuggled = "GET /problems HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String head = head(call, "Content-Length: 2\r\nTransfer-Encoding: chunked");
            socket.getOutputStream().write((head + "2\r\n{}\r\n0\r\n\r\n" + smuggled).getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer)
                    .startsWith(status)
                    .containsOnlyOnce("HTTP/1.1 ")
                    .containsIgnoringCase("Connection: close");
        }
    }

    /** The caller's time counts from its first byte, and what its own body takes of it is gone. */
    @Test
    void aBodyThatTakesLongerThanItsCallerWaitsComesBackUndecided() throws IOException {
        String page = Scene.page(20);
        int port = URI.create(environment.getRequiredProperty("onlyyou.public-url"))
                .getPort();
        try (Socket socket = new Socket("localhost", port)) {
            String length = "Content-Length: " + page.getBytes(UTF_8).length;
            socket.getOutputStream()
                    .write(head("splice", length + "\r\nOnlyyou-Deadline-Ms: 50\r\nConnection: close")
                            .getBytes(ISO_8859_1));
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            socket.getOutputStream().write(page.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer)
                    .contains("Onlyyou-Outcome: unchanged;reason=deadline")
                    .endsWith(page);
        }
    }

    @Test
    void noHeaderTurnsASpliceIntoSomethingElse() {
        byte[] page = Scene.page(20).getBytes(UTF_8);
        insertions++;
        Reply reply = post(
                "splice",
                page,
                "X-HTTP-Method-Override",
                "DELETE",
                "Range",
                "bytes=0-3",
                "If-None-Match",
                "*",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "host=evil.example");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Onlyyou-Outcome")).startsWith("injected;");
        assertThat(reply.text()).doesNotContain("evil.example");
        assertThat(reply.body().length).isGreaterThan(page.length);
    }

    @ParameterizedTest
    @CsvSource({"a%00b, 400", "a%2Fb, 400", "a;x=1, 400", "%2e%2e, 400", "a%25b, 400", "%D0%B0, 200"})
    void aDoubtfulIdInThePathIsNobody(String viewer, int status) {
        Reply reply = api.send(
                "POST",
                "/v1/feeds/eager/viewers/" + viewer + "/splice",
                scene.feedToken(),
                Scene.page(20).getBytes(UTF_8),
                "Content-Type",
                "application/json");
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        if (status == 200) {
            assertThat(reply.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");
        }
    }

    private Reply post(String call, byte[] body, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        all[2] = "Onlyyou-Deadline-Ms";
        all[3] = "5000";
        return api.send("POST", "/v1/feeds/eager/viewers/" + person + "/" + call, scene.feedToken(), body, all);
    }

    private String head(String call, String length) {
        return "POST /v1/feeds/eager/viewers/" + person + "/" + call + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + scene.feedToken() + "\r\nContent-Type: application/json\r\n" + length
                + "\r\n\r\n";
    }

    private static String status(InputStream answer) throws IOException {
        return new String(answer.readNBytes("HTTP/1.1 000".length()), ISO_8859_1);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            byte[] block = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                gzip.write(block);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return compressed.toByteArray();
    }

    private int insertions() {
        return jdbc.sql("select count(*) from insertion where feed = 'eager'")
                .query(Integer.class)
                .single();
    }
}
