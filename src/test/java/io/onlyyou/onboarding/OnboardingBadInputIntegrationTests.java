package io.onlyyou.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Each bad event meets an exact answer, changes nothing, and the next good one is served. */
@QuickIntegrationTest
class OnboardingBadInputIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unparsable")
    void whatCannotBeParsedIsMalformed(String name, byte[] body) {
        Reply reply = send(body);

        refused(reply, 400, "malformed-request");
        assertThat(reply.json().has("errors")).isFalse();
    }

    @Test
    void nullIsNoEvent() {
        refused(send(text("null")), 422, "invalid-request");

        Reply batch = api.post(
                "/v1/onboarding-events",
                scene.onboardingToken(),
                "[null]",
                "Content-Type",
                "application/cloudevents-batch+json");
        assertThat(batch.status()).isEqualTo(207);
        assertThat(batch.json().at("/0/status").asInt()).isEqualTo(422);

        Reply binary = api.post("/v1/onboarding-events", scene.onboardingToken(), "null");
        assertThat(binary.status()).as(binary.text()).isEqualTo(422);
        Reply consent = api.put(Scene.subject(person) + "/consents/feed", scene.appToken(), "null");
        assertThat(consent.status()).as(consent.text()).isEqualTo(400);
        String admin = io.onlyyou.support.TestTokens.client("trust-ops", "admin:revoke");
        Reply revocation = api.post("/v1/admin/subjects/" + person + "/revocations", admin, "null");
        assertThat(revocation.status()).as(revocation.text()).isEqualTo(400);
    }

    @Test
    void whatIsNotAcceptedIsNotDone() {
        Reply reply = api.post(
                "/v1/onboarding-events",
                scene.onboardingToken(),
                scene.event("opted-in", person, scene.optInData("feed")).toString(),
                "Content-Type",
                "application/cloudevents+json",
                "Accept",
                "application/xml");

        refused(reply, 406, "not-acceptable");
        assertThat(scene.state(person, "feed")).isEqualTo("unknown");
    }

    static Stream<Arguments> unparsable() {
        String good = "{\"specversion\":\"1.0\",\"id\":\"a\",\"id\":\"b\"}";
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("cut off", text("{\"specversion\":\"1.0\",\"id\":\"")),
                Arguments.of("deep", text("[".repeat(100_000))),
                Arguments.of("duplicate key", text(good)),
                Arguments.of("NaN", text("{\"specversion\":NaN}")),
                Arguments.of("huge number", text("{\"specversion\":" + "1".repeat(10_000) + "}")),
                Arguments.of("overlong UTF-8", new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}),
                Arguments.of("UTF-16", "{}".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("second document", text("{} {}")));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "specversion | \"0.3\"",
                "id | null",
                "id | 7",
                "id | \"has space\"",
                "id | \"a\\u0000b\"",
                "source | \"\"",
                "type | \"io.example.other\"",
                "subject | \"-leading\"",
                "subject | \"\\u0430dmin\"",
                "time | \"yesterday\"",
                "time | \"2026-02-30T10:00:00Z\"",
                "time | 1700000000",
                "datacontenttype | \"application/xml\"",
            })
    void wrongAttributesAreNamed(String field, String value) {
        String body = scene.event("opted-in", person, scene.optInData("feed")).toString();

        Reply reply = send(text(with(body, field, value)));

        refused(reply, 422, "invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/" + field);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "purposes | []",
                "purposes | [\"sleeping\"]",
                "purposes | \"feed\"",
                "purposes | null",
                "notice | null",
                "collectionMethod | \"Spaces Here\"",
                "region | \"California\"",
                "region | \"UK\"",
                "region | \"ZZ\"",
                "region | \"XX-IL\"",
                "adult | \"true\"",
                "adult | 1",
                "adult | null",
                "selfieAssurance | \"certain\"",
                "selfies | [{},{},{},{}]",
                "polymorphic | {\"@type\":\"java.lang.Runtime\"}",
            })
    void wrongDataIsNamed(String field, String value) {
        String data = with(scene.optInData("feed").toString(), field, value);
        String body =
                with(scene.event("opted-in", person, scene.optInData("feed")).toString(), "data", data);

        Reply reply = send(text(body));

        refused(reply, 422, "invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).startsWith("/data/" + field);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void unusableSelfieSaysWhichAndWhy(String name, byte[] selfie, String why) {
        ObjectNode data = scene.optInData("generation", "feed");
        ((ObjectNode) data.at("/selfies/0")).put("content", Base64.getEncoder().encodeToString(selfie));

        Reply reply = scene.send(scene.event("opted-in", person, data));

        refused(reply, 422, "unusable-selfie");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/data/selfies/0/content");
        assertThat(reply.text()).containsIgnoringCase(why);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("nothing", new byte[0], "picture"),
                Arguments.of("text", text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "picture"),
                Arguments.of("too many bytes", new byte[5_300_000], "more than"),
                Arguments.of("nobody", DrawnPerson.nobody().jpeg(), "no face"),
                Arguments.of("two people", DrawnPerson.pair().jpeg(), "several"));
    }

    @Test
    void selfieThatIsNotBase64IsNamed() {
        ObjectNode data = scene.optInData("generation");
        ((ObjectNode) data.at("/selfies/0")).put("content", "not base64!");

        Reply reply = scene.send(scene.event("opted-in", person, data));

        refused(reply, 422, "invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/data/selfies/0/content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "\"event\""})
    void whatIsNoObjectIsNoEvent(String body) {
        refused(send(text(body)), 422, "invalid-request");
    }

    @Test
    void deletionWithDataThatItHasNotIsRefused() {
        ObjectNode data = scene.optInData("feed");

        refused(scene.send(scene.event("account-deleted", person, data)), 422, "invalid-request");
    }

    @Test
    void otherMediaTypesAreRefused() {
        Reply reply = api.post(
                "/v1/onboarding-events", scene.onboardingToken(), "<event/>", "Content-Type", "application/xml");

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.problem()).isEqualTo("unsupported-media-type");
    }

    private Reply send(byte[] body) {
        return api.send(
                "POST",
                "/v1/onboarding-events",
                scene.onboardingToken(),
                body,
                "Content-Type",
                "application/cloudevents+json");
    }

    private void refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text()).doesNotContain(person, "Exception", "io.onlyyou", "tools.jackson");
        assertThat(jdbc.sql("select exists (select 1 from person where subject = :subject)")
                        .param("subject", person)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(scene.send(scene.event("opted-in", Scene.somebody(), scene.optInData("feed")))
                        .status())
                .isEqualTo(202);
    }

    /** Puts a raw JSON value in a member's place, or adds the member. */
    private static String with(String json, String member, String value) {
        ObjectNode node =
                (ObjectNode) tools.jackson.databind.json.JsonMapper.shared().readTree(json);
        node.put(member, "☺");
        return node.toString().replace("\"☺\"", value);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
