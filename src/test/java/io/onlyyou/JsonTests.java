package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.INVALID_REQUEST;
import static io.onlyyou.ProblemType.MALFORMED_REQUEST;
import static io.onlyyou.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTests {

    private static final String SELFIE = "{\"pose\":\"front\",\"content\":\"QUJD\"}";
    private static final String GOOD = event("\"time\":\"2026-11-22T10:00:00Z\"", SELFIE);

    private final EdgeServer server = EdgeServer.shared();
    private final String token = server.tokens.with("onboarding:write feed:splice");
    private int effectsBefore;

    static String event(String more, String selfies) {
        return "{\"id\":\"evt-1\",\"count\":1,\"adult\":true,%s,\"data\":{\"selfies\":[%s]}}".formatted(more, selfies);
    }

    static Arguments wrong(String name, String body, String pointer) {
        return arguments(name, body, pointer);
    }

    static String with(String field, String value) {
        String time = field.equals("time") ? "" : "\"time\":\"2026-11-22T10:00:00Z\",";
        return event(time + "\"" + field + "\":" + value, SELFIE);
    }

    @BeforeEach
    void countEffects() {
        effectsBefore = server.effects();
    }

    @AfterEach
    void servesTheNextGoodRequest() {
        assertOk(post(GOOD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{\"id\":\"evt-1\"",
                "{\"id\":\"evt-1",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{'id':'a'}",
                "{\"id\":\"a\",}",
                "{/*c*/}",
                "{\"count\":01}",
                "{\"id\":\"\t\"}",
                "<xml/>",
                "{\"extra\":{\"a\":1,\"a\":2}}"
            })
    void refusesWhatIsNoJson(String body) {
        assertProblem(post(body), MALFORMED_REQUEST);
        assertThat(server.effects()).isEqualTo(effectsBefore);
    }

    @Test
    void refusesASecondDocument() {
        assertProblem(post(GOOD + "{}"), MALFORMED_REQUEST);
        assertProblem(post(GOOD + " x"), MALFORMED_REQUEST);
        assertProblem(interact("{} {}"), MALFORMED_REQUEST);
        assertThat(server.effects()).isEqualTo(effectsBefore);
    }

    @Test
    void refusesNestingAndNumbersBeyondUse() {
        String deep = "{\"extra\":" + EdgeServer.times("[", 100_000) + EdgeServer.times("]", 100_000) + "}";
        assertProblem(post(deep), MALFORMED_REQUEST);
        assertProblem(interact(EdgeServer.times("[", 30_000)), MALFORMED_REQUEST);
        assertProblem(post(with("count", EdgeServer.times("9", 10_000))), MALFORMED_REQUEST);
        assertProblem(interact("{\"n\":" + EdgeServer.times("9", 10_000) + "}"), MALFORMED_REQUEST);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void saysWhichFieldIsWrong(String name, String body, String pointer) {
        JsonNode problem = assertProblem(post(body), INVALID_REQUEST);
        assertThat(problem.at("/errors").size()).as(problem.toString()).isEqualTo(1);
        assertThat(problem.at("/errors/0/pointer").asString())
                .as(problem.toString())
                .isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString()).isNotBlank();
        assertThat(server.effects()).isEqualTo(effectsBefore);
    }

    static Stream<Arguments> saysWhichFieldIsWrong() {
        return Stream.of(
                wrong("unknown field", with("nope", "1"), "/nope"),
                wrong("name with slash and tilde", with("a/b~c", "1"), "/a~1b~0c"),
                wrong("polymorphic type", with("@type", "\"java.net.URL\""), "/@type"),
                wrong("@class", with("@class", "\"java.net.URL\""), "/@class"),
                wrong("string for number", GOOD.replace("\"count\":1", "\"count\":\"1\""), "/count"),
                wrong("fraction for whole", GOOD.replace("\"count\":1", "\"count\":1.5"), "/count"),
                wrong("1.0 for 1", GOOD.replace("\"count\":1", "\"count\":1.0"), "/count"),
                wrong("1e999 for whole", GOOD.replace("\"count\":1", "\"count\":1e999"), "/count"),
                wrong("overflow", GOOD.replace("\"count\":1", "\"count\":2147483648"), "/count"),
                wrong("null for primitive", GOOD.replace("\"count\":1", "\"count\":null"), "/count"),
                wrong("boolean for number", GOOD.replace("\"count\":1", "\"count\":true"), "/count"),
                wrong("empty string for number", GOOD.replace("\"count\":1", "\"count\":\"\""), "/count"),
                wrong("missing primitive", GOOD.replace("\"count\":1,", ""), "/count"),
                wrong("string for boolean", GOOD.replace("\"adult\":true", "\"adult\":\"true\""), "/adult"),
                wrong("number for boolean", GOOD.replace("\"adult\":true", "\"adult\":1"), "/adult"),
                wrong("number for string", GOOD.replace("\"evt-1\"", "7"), "/id"),
                wrong("boolean for string", GOOD.replace("\"evt-1\"", "true"), "/id"),
                wrong("object for string", GOOD.replace("\"evt-1\"", "{}"), "/id"),
                wrong("array for string", GOOD.replace("\"evt-1\"", "[\"a\"]"), "/id"),
                wrong("null for required", GOOD.replace("\"evt-1\"", "null"), "/id"),
                wrong("blank", GOOD.replace("\"evt-1\"", "\" \""), "/id"),
                wrong("missing", GOOD.replace("\"id\":\"evt-1\",", ""), "/id"),
                wrong("infinite double", with("weight", "1e999"), "/weight"),
                wrong("enum by number", with("colour", "0"), "/colour"),
                wrong("unknown enum", with("colour", "\"BLUE\""), "/colour"),
                wrong("empty enum", with("colour", "\"\""), "/colour"),
                wrong("uuid", with("key", "\"x\""), "/key"),
                wrong("empty uuid", with("key", "\"\""), "/key"),
                wrong("U+0000", with("id2", "1").replace("\"id2\":1", "\"extra\":\"a\\u0000b\""), "/extra"),
                wrong("U+0000 in string", GOOD.replace("evt-1", "a\\u0000b"), "/id"),
                wrong("half a pair", GOOD.replace("evt-1", "a\\ud800b"), "/id"),
                wrong("pair reversed", GOOD.replace("evt-1", "\\udc00\\ud800"), "/id"),
                wrong("deep null", GOOD.replace(SELFIE, SELFIE + ",null"), "/data/selfies/1"),
                wrong("deep missing", GOOD.replace(SELFIE, "{\"pose\":\"front\"}"), "/data/selfies/0/content"),
                wrong("deep type", GOOD.replace("\"QUJD\"", "5"), "/data/selfies/0/content"),
                wrong("deep U+0000", GOOD.replace("QUJD", "\\u0000"), "/data/selfies/0/content"),
                wrong("deep unknown", GOOD.replace("\"pose\"", "\"x\":1,\"pose\""), "/data/selfies/0/x"),
                wrong(
                        "too many",
                        event("\"time\":\"2026-11-22T10:00:00Z\"", String.join(",", SELFIE, SELFIE, SELFIE, SELFIE)),
                        "/data/selfies"),
                wrong("object for array", GOOD.replace("[" + SELFIE + "]", SELFIE), "/data/selfies"),
                wrong("string for object", GOOD.replace("{\"selfies\":[" + SELFIE + "]}", "\"\""), "/data"),
                wrong("array at the root", "[]", ""),
                wrong("string at the root", "\"a\"", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22",
                "2026-11-22T10:00:00",
                "2026-11-22T10:00Z",
                "2026-11-22T10:00:00+02",
                "2026-11-22T10:00:00+0200",
                "2026-02-29T00:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T23:59:60Z",
                "1795687200",
                "",
                "now",
                "+12026-11-22T10:00:00Z",
                "2026-11-22 10:00:00Z",
                "2026-11-22T10:00:00Z[UTC]",
                "2026-11-22T10:00:00.1234567890Z"
            })
    void refusesInstantsThatAreNotRfc3339(String time) {
        JsonNode problem = assertProblem(post(with("time", "\"" + time + "\"")), INVALID_REQUEST);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/time");
    }

    @Test
    void refusesEpochNumbers() {
        assertProblem(post(with("time", "1795687200")), INVALID_REQUEST);
    }

    @Test
    void writesInstantsInUtc() {
        HttpResponse<String> answer = post(with("time", "\"2028-02-29T23:30:00.5-05:30\""));
        assertOk(answer);
        assertThat(answer.body()).contains("\"2028-03-01T05:00:00.500Z\"");
        assertThat(post(with("time", "\"9999-12-31T23:59:59Z\"")).body()).contains("\"9999-12-31T23:59:59Z\"");
    }

    @Test
    void listsEveryViolationAtOnce() {
        JsonNode problem = assertProblem(
                post("{\"count\":1,\"adult\":true,\"data\":{\"selfies\":[{\"pose\":\"\",\"content\":\"\"}]}}"),
                INVALID_REQUEST);
        assertThat(problem.at("/errors")
                        .valueStream()
                        .map(fault -> fault.path("pointer").asString()))
                .containsExactlyInAnyOrder("/id", "/time", "/data/selfies/0/pose", "/data/selfies/0/content");
    }

    @Test
    void acceptsPairsAndAnUtf8Mark() {
        assertOk(post(GOOD.replace("evt-1", "\\ud83d\\ude00 ü 😀")));
        assertOk(post("\uFEFF" + GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void refusesOtherUnicodeEncodings(String charset) {
        assertProblem(post(GOOD.getBytes(Charset.forName(charset)), "application/json"), MALFORMED_REQUEST);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        int[][] bad = {
            {0xC0, 0x80},
            {0xC0, 0xAF},
            {0xE0, 0x80, 0xAF},
            {0xED, 0xA0, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xFF},
            {0xE9, 0x20},
            {0x00}
        };
        for (int[] bytes : bad) {
            var body = new ByteArrayOutputStream();
            body.writeBytes("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
            for (int b : bytes) {
                body.write(b);
            }
            body.writeBytes("\",\"count\":1}".getBytes(StandardCharsets.UTF_8));
            assertProblem(post(body.toByteArray(), "application/json"), MALFORMED_REQUEST);
            assertProblem(post(body.toByteArray(), "application/cloudevents-batch+json"), MALFORMED_REQUEST);
        }
    }

    @Test
    void refusesOtherCharsetsAndTypes() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        assertOk(post(body, "application/json;charset=\"UTF-8\""));
        assertProblem(post(body, "application/json;charset=iso-8859-1"), UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(body, "application/json;charset=utf-16"), UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(body, "text/plain"), UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(body, "application/x-www-form-urlencoded"), UNSUPPORTED_MEDIA_TYPE);
        assertProblem(post(body, "not a type"), UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void letsThreeSelfiesOfFiveMegabytesThrough() {
        String content = EdgeServer.times("QUJDREVG", 5 * 1024 * 1024 / 6);
        String selfie = "{\"pose\":\"front\",\"content\":\"" + content + "\"}";
        HttpResponse<String> answer =
                post(event("\"time\":\"2026-11-22T10:00:00Z\"", selfie + "," + selfie + "," + selfie));
        assertOk(answer);
        assertThat(answer.body()).contains("\"length\":" + content.length());
    }

    private HttpResponse<String> post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private HttpResponse<String> post(byte[] body, String type) {
        return server.send(
                "POST",
                "/v1/onboarding-events",
                BodyPublishers.ofByteArray(body),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                type);
    }

    private HttpResponse<String> interact(String body) {
        return server.send(
                "POST",
                "/v1/interactions",
                BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }
}
