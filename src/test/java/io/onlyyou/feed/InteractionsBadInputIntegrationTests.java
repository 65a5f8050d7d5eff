package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What cannot be read or is not valid changes nothing; what is rejected stops no other. */
@QuickIntegrationTest
class InteractionsBadInputIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;
    private JsonNode item;
    private String token;

    @BeforeEach
    void showSomebodyAPortrait() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
        item = scene.splice("eager", person, Scene.page(20)).json().at("/items/3");
        token = item.at("/feedback/token").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"interactions\":[{\"eventId\":\"a",
                "{\"interactions\":[],\"interactions\":[]}",
                "{\"interactions\":[]} {}",
                "{\"interactions\":[NaN]}"
            })
    void cannotReadWhatIsNoJson(String body) {
        refused(post(body.getBytes(StandardCharsets.UTF_8)), 400, "malformed-request");
    }

    @Test
    void cannotReadOtherEncodingsNorReadsBottomlessNestingToItsEnd() {
        refused(post("{\"interactions\":[]}".getBytes(StandardCharsets.UTF_16LE)), 400, "malformed-request");
        refused(post("[".repeat(60_000).getBytes(StandardCharsets.UTF_8)), 422, "invalid-request");
        refused(post(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}), 400, "malformed-request");
        refused(post(" ".repeat(70_000).getBytes(StandardCharsets.UTF_8)), 413, "payload-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eventId | null",
                "eventId | 7",
                "eventId | \"a\\u0000b\"",
                "eventId | \"\\ud800\"",
                "token | null",
                "token | {}",
                "event | null",
                "event | 1",
                "at | null",
                "at | \"yesterday\"",
                "at | 1700000000",
                "at | \"2026-02-30T10:00:00Z\"",
                "undoes | 1",
                "@type | \"x\"",
            })
    void namesTheFieldThatIsWrong(String field, String value) {
        String good = scene.interaction(token, "hide").toString();
        String bad = scene.interaction(token, "hide").put(field, "VALUE").toString();
        String body = "{\"interactions\":[" + good + "," + bad.replace("\"VALUE\"", value) + "]}";

        Reply reply = post(body.getBytes(StandardCharsets.UTF_8));

        refused(reply, 422, "invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/interactions/1/" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /interactions",
                "{\"interactions\":null} | /interactions",
                "{\"interactions\":[]} | /interactions",
                "{\"interactions\":{}} | /interactions",
                "{\"interactions\":[null]} | /interactions/0",
                "{\"interactions\":[[]]} | /interactions/0",
                "[] | ''",
            })
    void namesTheListThatIsWrong(String body, String pointer) {
        Reply reply = post(body.getBytes(StandardCharsets.UTF_8));

        refused(reply, 422, "invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void takesAHundredAndNoMore() {
        ObjectNode[] most =
                Collections.nCopies(100, scene.interaction("none", "seen")).toArray(ObjectNode[]::new);
        assertThat(scene.react(most).json().path("rejected")).hasSize(100);
        ObjectNode[] more = Arrays.copyOf(most, 101);
        more[100] = most[0];
        refused(scene.react(more), 422, "invalid-request");
    }

    @Test
    void rejectsEachBadOneByItselfAndTakesTheOthers() {
        String image = item.at("/image/url").asString();
        String ofAnotherKind = image.substring(image.lastIndexOf('/') + 1);
        ObjectNode seen = scene.interaction(token, "seen");
        Reply reply = scene.react(
                scene.interaction("", "hide"),
                seen,
                scene.interaction(token.substring(1), "hide"),
                scene.interaction(ofAnotherKind, "turn-off"),
                scene.interaction("x".repeat(5000), "hide"),
                scene.interaction(token, "HIDE"),
                scene.interaction(token, "hide").put("eventId", "-a"),
                scene.interaction(token, "hide").put("eventId", "a".repeat(129)),
                scene.interaction(token, "undo"),
                scene.interaction(token, "hide").put("undoes", "a"),
                scene.interaction(token, "undo").put("undoes", "never-said"),
                scene.interaction(token, "undo")
                        .put("undoes", seen.path("eventId").asString()),
                scene.interaction(token, "hide")
                        .put("eventId", seen.path("eventId").asString()),
                seen);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(reply.json()
                        .path("rejected")
                        .valueStream()
                        .map(one -> one.path("index") + " "
                                + one.at("/problem/type").asString()))
                .containsExactly(
                        "0 /problems/not-found",
                        "2 /problems/not-found",
                        "3 /problems/not-found",
                        "4 /problems/not-found",
                        "5 /problems/invalid-request",
                        "6 /problems/invalid-request",
                        "7 /problems/invalid-request",
                        "8 /problems/invalid-request",
                        "9 /problems/invalid-request",
                        "10 /problems/invalid-request",
                        "11 /problems/invalid-request",
                        "12 /problems/event-conflict");
        assertThat(reply.text()).doesNotContain(person);
        assertThat(said()).isEqualTo(1);
    }

    @Test
    void undoesNothingOfSomebodyElse() {
        ObjectNode hide = scene.interaction(token, "hide");
        scene.react(hide);
        String other = Scene.somebody();
        scene.optIn(other, "generation", "feed");
        String othersToken = scene.splice("eager", other, Scene.page(20))
                .json()
                .at("/items/3/feedback/token")
                .asString();
        String eventId = hide.path("eventId").asString();

        Reply undo = scene.react(scene.interaction(othersToken, "undo").put("undoes", eventId));

        assertThat(undo.json().path("accepted").asInt()).isZero();
        assertThat(scene.react(scene.interaction(othersToken, "seen").put("eventId", eventId))
                        .json()
                        .path("accepted")
                        .asInt())
                .as("another person's event of the same id is another event")
                .isEqualTo(1);
    }

    @Test
    void isForTheFeedServiceOnly() {
        String body = "{\"interactions\":[" + scene.interaction(token, "turn-off") + "]}";
        assertThat(api.post("/v1/interactions", scene.appToken(), body).status())
                .isEqualTo(403);
        assertThat(api.post("/v1/interactions", "", body).status()).isEqualTo(401);
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    private void refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(said()).isZero();
    }

    private Reply post(byte[] body) {
        return api.send("POST", "/v1/interactions", scene.feedToken(), body, "Content-Type", "application/json");
    }

    private int said() {
        return jdbc.sql("select count(*) from interaction where portrait_id = cast(? as uuid)")
                .param(item.path("id").asString().substring("onlyyou:".length()))
                .query(Integer.class)
                .single();
    }
}
