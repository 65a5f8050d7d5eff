package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person gets what they ask for, where they ask for it, and nobody else learns what that was. */
@QuickIntegrationTest
class ImagineIntegrationTests {

    private static final String ABSENT = "019a0000-0000-7000-8000-000000000000";
    private static final String PAGE = Scene.page(20);

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;
    private Imaginings imaginings;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        become(Scene.somebody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"prompt\":null}", "{\"surface\":\"chat\"}", "{\"scenario\":\"astronaut\"}"})
    void whoAsksGetsAPortraitForTheirOwnEyes(String body) {
        scene.optIn(person, "generation", "feed");

        Reply asked = imaginings.ask(body);

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(Scene.subject(person) + "/jobs/" + Imaginings.job(asked));
        String portrait = imaginings.finished(asked).path("portrait").asString();
        assertThat(imaginings.get("/portraits/" + portrait + "/image").status()).isEqualTo(200);
        assertThat(imaginings.why(portrait).path("trigger").asString()).isEqualTo("request");
        for (int page = 0; page < 4; page++) {
            assertThat(scene.splice("eager", person, PAGE).text())
                    .contains("onlyyou:")
                    .doesNotContain(portrait);
        }
    }

    @Test
    void whatIsAskedForInTheFeedIsDueThereAtOnce() {
        scene.optIn(person, "generation", "feed");
        assertThat(scene.splice("home", person, PAGE).text()).contains("onlyyou:");
        assertThat(scene.splice("home", person, PAGE).header("Onlyyou-Outcome")).contains("reason=");

        String portrait = imaginings.portrait("{\"prompt\":\"me on a raft\",\"surface\":\"feed\"}");

        // news of it goes its own way
        await().atMost(Duration.ofSeconds(10))
                .until(() -> scene.splice("home", person, PAGE).text().contains("onlyyou:" + portrait));
    }

    @Test
    void whoApprovesFirstApprovesThatToo() {
        scene.optIn(person, "generation", "feed");
        scene.splice("home", person, PAGE);
        api.put(imaginings.path("/preferences"), scene.appToken(), "{\"approveFirst\":true}");

        String portrait = imaginings.portrait("{\"surface\":\"feed\"}");

        assertThat(scene.splice("home", person, PAGE).text()).doesNotContain(portrait);
        api.post(imaginings.path("/portraits/" + portrait + "/approval"), scene.appToken(), "");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> scene.splice("home", person, PAGE).text().contains(portrait));
    }

    @Test
    void needsTheConsentsThatItRestsOnAndNoOther() {
        Reply unheardOf = imaginings.ask("{}");
        assertThat(unheardOf.problem()).isEqualTo("consent-needed");
        assertThat(unheardOf.status()).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from person where subject = ?")
                        .param(person)
                        .query(Long.class)
                        .single())
                .isZero();

        scene.optIn(person, "generation", "stories");
        Reply feed = imaginings.ask("{\"surface\":\"feed\"}");
        assertThat(feed.problem()).isEqualTo("consent-needed");
        assertThat(feed.json().path("detail").asString()).contains("`feed`", "`unknown`");
        assertThat(imaginings.ask("{\"surface\":\"stories\"}").status()).isEqualTo(202);
        assertThat(imaginings.ask("{\"surface\":\"profile-picture\"}").status()).isEqualTo(202);

        scene.endAll(person);
        assertThat(imaginings.ask("{}").problem()).isEqualTo("consent-needed");
    }

    @Test
    void thePersonReadsTheirOwnWordsAndNobodyElseDoes() {
        scene.optIn(person, "generation");
        String words = "me as a lamplighter in Zanzibar \uD83D\uDD6F\uFE0F\u200D\u2728";

        Reply asked = imaginings.ask("{\"prompt\":\"  " + words + " \"}", "Idempotency-Key", "k");
        String portrait = imaginings.finished(asked).path("portrait").asString();

        assertThat(imaginings.why(portrait).path("prompt").asString()).isEqualTo(words);
        assertThat(imaginings.why(portrait).at("/asked/followed").asBoolean()).isTrue();
        assertThat(asked.text()).doesNotContain("lamplighter");
        assertThat(imaginings.get("/portraits").text())
                .doesNotContain("lamplighter")
                .contains("own-words");
        for (String path : List.of("/v1/admin/subjects/" + person, "/v1/admin/jobs?state=dead", "/v1/admin/audit")) {
            Reply seen = api.get(path, TestTokens.client("trust-ops", "admin:read"));
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text()).doesNotContain("lamplighter");
        }
        for (String table : tables()) {
            assertThat(jdbc.sql("select count(*) from " + table + " as whole where whole::text like '%lamplighter%'"
                                    + " or whole::text like '%' || encode('lamplighter', 'hex') || '%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void anOwnPortraitIsMadeOnceMoreOrChanged() {
        scene.optIn(person, "generation");
        String first = imaginings.portrait("{\"prompt\":\"me under a waterfall\"}");

        String again = imaginings.portrait("{\"basedOn\":\"" + first + "\"}");
        String changed = imaginings.portrait("{\"basedOn\":\"" + again + "\",\"scenario\":\"comic\"}");

        assertThat(imaginings.why(again).path("prompt").asString()).isEqualTo("me under a waterfall");
        assertThat(imaginings.why(again).at("/asked/basedOn").asString()).isEqualTo(first);
        assertThat(imaginings.why(again).at("/selfies/0/pose").asString()).isEqualTo("portrait");
        assertThat(imaginings.why(changed).path("scenario").asString()).isEqualTo("comic");
        assertThat(imaginings.why(changed).at("/asked").has("prompt")).isFalse();
    }

    /** Another's, an absent one, one that was taken away, one of an earlier consent, and what is no id: to the letter. */
    @Test
    void anybodyElsesPortraitIsAsAbsentAsAnAbsentOne() {
        scene.optIn(person, "generation");
        String anothers = imaginings.portrait("{}");
        become(Scene.somebody());
        scene.optIn(person, "generation");
        String earlier = imaginings.portrait("{}");
        scene.endAll(person);
        scene.optIn(person, "generation");
        String deleted = imaginings.portrait("{}");
        api.delete(imaginings.path("/portraits/" + deleted), scene.appToken());
        Reply absent = imaginings.ask("{\"basedOn\":\"" + ABSENT + "\"}");

        assertThat(absent.status()).isEqualTo(404);
        for (String id :
                List.of(anothers, earlier, deleted, "", "x", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000")) {
            Reply reply = imaginings.ask("{\"basedOn\":\"" + id + "\"}");
            assertThat(reply.status() + reply.text()).as(id).isEqualTo(404 + absent.text());
        }
    }

    @Test
    void preferencesBindWhatIsAskedFor() {
        scene.optIn(person, "generation", "feed");
        String comic = imaginings.portrait("{\"scenario\":\"comic\"}");
        api.put(
                imaginings.path("/preferences"),
                scene.appToken(),
                "{\"allowedScenarios\":[\"comic\",\"mirrors\"],\"refusedScenarios\":[\"comic\"]}");

        assertThat(imaginings
                        .ask("{\"scenario\":\"comic\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/scenario");
        assertThat(imaginings
                        .ask("{\"basedOn\":\"" + comic + "\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/basedOn");
        assertThat(imaginings
                        .ask("{\"prompt\":\"me at sea\",\"surface\":\"feed\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/surface");
        assertThat(imaginings.why(imaginings.portrait("{}")).path("scenario").asString())
                .isEqualTo("mirrors");
    }

    @Test
    void whoWantsToWaitIsToldOfTheEnd() {
        scene.optIn(person, "generation");

        Reply waited = imaginings.ask("{}", "Prefer", "respond-async, wait=600");
        Reply onTwoLines = imaginings.ask("{}", "Prefer", "return=minimal", "Prefer", "wait=600");
        Reply not = imaginings.ask("{}", "Prefer", "wait=0");
        Reply malformed = imaginings.ask("{}", "Prefer", "wait=soon");

        assertThat(waited.status()).as(waited.text()).isEqualTo(200);
        assertThat(waited.header("Preference-Applied")).isEqualTo("wait=15");
        assertThat(waited.json().at("/job/state").asString()).isEqualTo("ready");
        assertThat(waited.json().path("job"))
                .isEqualTo(imaginings.get("/jobs/" + Imaginings.job(waited)).json());
        assertThat(onTwoLines.header("Preference-Applied")).isEqualTo("wait=15");
        assertThat(not.header("Preference-Applied")).isEqualTo("wait=0");
        assertThat(malformed.status()).isEqualTo(202);
        assertThat(malformed.header("Preference-Applied")).isEmpty();
    }

    private void become(String somebody) {
        person = somebody;
        imaginings = new Imaginings(api, person);
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").query((row, number) -> row.getString(1)).list();
    }
}
