package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person says to an item is heeded by the next page, and by every page asked for again. */
@QuickIntegrationTest
class InteractionsIntegrationTests {

    private static final int AT_ONCE = 50;
    private static final String SHOWN = "injected;count=1;positions=\"3\"";

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
        item = scene.splice("eager", person, Scene.page(20), "Onlyyou-Page-Key", "first")
                .json()
                .at("/items/3");
        token = item.at("/feedback/token").asString();
    }

    @Test
    void hidesAPortraitForGoodAlsoUnderThePageKeyAndInOtherFeeds() {
        accept("hide");

        assertThat(page("first")).isEqualTo("unchanged;reason=none-ready");
        assertThat(page("second")).isEqualTo("unchanged;reason=none-ready");
        assertThat(scene.splice("home", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=none-ready");
        assertThat(scene.plan("eager", person, "{\"pageKey\":\"first\",\"itemCount\":20}")
                        .json()
                        .path("insertions"))
                .isEmpty();
        assertThat(api.get(item.at("/image/url").asString(), "").status()).isEqualTo(404);
        accept("show-more");
        later(Duration.ofDays(60));
        assertThat(page("first")).isEqualTo("unchanged;reason=none-ready");
    }

    @Test
    void showsAgainWhatWasHiddenByMistake() {
        String hide = accept("hide");
        assertThat(page("second")).isEqualTo("unchanged;reason=none-ready");

        undo(hide);

        await().until(() -> page("second").equals(SHOWN));
        assertThat(page("first")).isEqualTo(SHOWN);
        assertThat(api.get(item.at("/image/url").asString(), "").status()).isEqualTo(200);
    }

    @Test
    void pausesUntilMoreIsAskedFor() {
        accept("pause");
        assertThat(page("first")).isEqualTo("unchanged;reason=paused");
        assertThat(page("second")).isEqualTo("unchanged;reason=paused");
        assertThat(scene.splice("home", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=paused");

        String more = accept("show-more");

        await().until(() -> page("first").equals(SHOWN));
        assertThat(page("second")).isEqualTo(SHOWN);
        undo(more);
        assertThat(page("first")).isEqualTo("unchanged;reason=paused");
    }

    @Test
    void pausesUntilThePauseIsUndone() {
        String pause = accept("pause");
        assertThat(page("second")).isEqualTo("unchanged;reason=paused");

        undo(pause);

        await().until(() -> page("second").equals(SHOWN));
    }

    @Test
    void startsAfreshWhenConsentIsGivenAnew() {
        accept("pause");
        accept("show-less");
        scene.endAll(person);

        scene.optIn(person, "generation", "feed");

        await().until(() -> page("anew").equals(SHOWN));
    }

    @Test
    void waitsTwiceAsLongWithEveryShowLess() {
        accept("show-less");
        assertThat(page("second")).isEqualTo("unchanged;reason=not-due");
        later(Duration.ofMinutes(110));
        assertThat(page("second")).isEqualTo("unchanged;reason=not-due");
        accept("show-less");
        later(Duration.ofMinutes(20));
        assertThat(page("third")).isEqualTo("unchanged;reason=not-due");
        later(Duration.ofMinutes(230));
        await().until(() -> page("third").equals(SHOWN));
        assertThat(page("first")).as("a page shown before stays").isEqualTo(SHOWN);
    }

    @Test
    void waitsLongerAfterADismissalAndNotAfterMoreIsAskedFor() {
        JsonNode other = secondPortrait();
        accept(scene.interaction(other.at("/feedback/token").asString(), "hide"));
        assertThat(page("third")).isEqualTo("unchanged;reason=not-due");

        accept("show-more");

        await().until(() -> page("third").equals(SHOWN));
    }

    @Test
    void takesOnePersonsInTheOrderGiven() {
        ObjectNode pause = scene.interaction(token, "pause");
        ObjectNode hide = scene.interaction(token, "hide");
        Reply reply = scene.react(
                undoing(hide.path("eventId").asString()),
                hide,
                undoing(hide.path("eventId").asString()),
                scene.interaction(token, "show-more"),
                pause);

        assertThat(reply.json().path("accepted").asInt()).as(reply.text()).isEqualTo(4);
        assertThat(reply.json().at("/rejected/0/index").asInt(-1)).isZero();
        assertThat(page("first")).isEqualTo("unchanged;reason=paused");
        undo(pause.path("eventId").asString());
        await().until(() -> page("first").equals(SHOWN));
    }

    @Test
    void turnsOffTheSurfaceAndNothingElse() {
        ObjectNode off = scene.interaction(token, "turn-off");
        accept(off);

        assertThat(scene.state(person, "feed")).isEqualTo("withdrawn");
        assertThat(scene.state(person, "generation")).isEqualTo("given");
        JsonNode last = ledger().path(ledger().size() - 1);
        assertThat(last.path("assertedBy").asString()).isEqualTo("client:feed-service");
        assertThat(last.path("state").asString()).isEqualTo("withdrawn");
        assertThat(page("first")).isEqualTo("unchanged;reason=no-consent");
        refuse(undoing(off.path("eventId").asString()), 422, "/problems/invalid-request");

        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
        accept(off);
        assertThat(scene.state(person, "feed")).as("it counted once").isEqualTo("given");
    }

    @Test
    void keepsServedAndSeenApart() {
        assertThat(seen()).isZero();
        accept("seen");
        assertThat(seen()).isEqualTo(1);
        Instant first = seenAt();
        accept(scene.interaction(token, "seen").put("at", "9999-12-31T23:59:59Z"));
        assertThat(seenAt()).as("when it was first seen").isEqualTo(first);
    }

    private Instant seenAt() {
        return jdbc.sql("select seen_at from insertion where portrait_id = cast(? as uuid)")
                .param(portrait())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-22T10:00:00.123456789+14:00"})
    void takesTheCallersClockForWhatItIs(String at) {
        ObjectNode seen = scene.interaction(token, "seen").put("at", at);
        accept(seen);
        assertThat(jdbc.sql("select count(*) from insertion where portrait_id = cast(? as uuid)"
                                + " and seen_at between decided_at and clock_timestamp()")
                        .param(portrait())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void marksWhatAHeaderSaysWasSeenAndMindsNothingElseInIt() {
        String id = item.path("id").asString();
        assertThat(scene.splice("home", person, Scene.page(20)).text())
                .as("elsewhere too")
                .contains(id);
        Reply page = scene.splice(
                "eager", person, Scene.page(2), "Onlyyou-Seen", "x,, onlyyou:nonsense ," + id + ",onlyyou:" + id);

        assertThat(page.text()).isEqualTo(Scene.page(2));
        await().until(() -> seen() == 1);
        scene.splice("home", person, Scene.page(2), "Onlyyou-Seen", id);
        await().until(() -> seen() == 2);
        String nobodys = "onlyyou:00000000-0000-7000-8000-000000000000";
        assertThat(scene.splice("eager", person, Scene.page(20), "Onlyyou-Seen", nobodys)
                        .header("Onlyyou-Outcome"))
                .isEqualTo(SHOWN);
    }

    @Test
    void countsAnEventOnceHoweverOftenAtOnceItComes() throws Exception {
        ObjectNode less = scene.interaction(token, "show-less");
        CyclicBarrier barrier = new CyclicBarrier(AT_ONCE);
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 0; number < AT_ONCE; number++) {
                replies.add(threads.submit(() -> {
                    barrier.await();
                    return scene.react(less);
                }));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().json().path("accepted").asInt())
                        .as(reply.get().text())
                        .isEqualTo(1);
            }
        }
        assertThat(jdbc.sql("select count(*) from interaction where event_id = ?")
                        .param(less.path("eventId").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isForgottenWithTheAccount() {
        accept("hide");
        scene.send(scene.event("account-deleted", person));

        assertThat(jdbc.sql("select count(*) from interaction where portrait_id = cast(? as uuid)")
                        .param(portrait())
                        .query(Integer.class)
                        .single())
                .isZero();
        refuse(scene.interaction(token, "turn-off"), 404, "/problems/not-found");
    }

    private String accept(String event) {
        ObjectNode interaction = scene.interaction(token, event);
        accept(interaction);
        return interaction.path("eventId").asString();
    }

    private void accept(ObjectNode interaction) {
        Reply reply = scene.react(interaction);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
    }

    private void refuse(ObjectNode interaction, int status, String type) {
        Reply reply = scene.react(interaction);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("accepted").asInt()).isZero();
        assertThat(reply.json().at("/rejected/0/problem/type").asString()).isEqualTo(type);
        assertThat(reply.json().at("/rejected/0/problem/status").asInt()).isEqualTo(status);
    }

    private ObjectNode undoing(String eventId) {
        return scene.interaction(token, "undo").put("undoes", eventId);
    }

    private void undo(String eventId) {
        accept(undoing(eventId));
    }

    /** What became of the page of that key. */
    private String page(String key) {
        return scene.splice("eager", person, Scene.page(20), "Onlyyou-Page-Key", key)
                .header("Onlyyou-Outcome");
    }

    /** Another portrait of the same person, as shown. */
    private JsonNode secondPortrait() {
        jdbc.sql("""
                insert into portrait
                select (jsonb_populate_record(portrait, jsonb_build_object(
                    'id', gen_random_uuid(), 'job_id', gen_random_uuid()))).*
                from portrait where id = cast(? as uuid)""").param(portrait()).update();
        JsonNode second = scene.splice("eager", person, Scene.page(20)).json().at("/items/3");
        assertThat(second.path("id")).isNotEqualTo(item.path("id"));
        return second;
    }

    /** Moves everything that this person was shown, and said, into the past. */
    private void later(Duration by) {
        jdbc.sql("""
                update insertion set decided_at = decided_at - make_interval(secs => ?)
                where person_key = (select person_key from person where subject = ?)""").params(by.toSeconds(), person).update();
        jdbc.sql("""
                update interaction set recorded_at = recorded_at - make_interval(secs => ?)
                where person_key = (select person_key from person where subject = ?)""").params(by.toSeconds(), person).update();
        jdbc.sql("select pg_notify('onlyyou_viewer', ?)")
                .param(person)
                .query((row, number) -> Boolean.TRUE)
                .single();
    }

    private int seen() {
        return jdbc.sql("select count(*) from insertion where portrait_id = cast(? as uuid) and seen_at is not null")
                .param(portrait())
                .query(Integer.class)
                .single();
    }

    private String portrait() {
        return item.path("id").asString().substring("onlyyou:".length());
    }

    private JsonNode ledger() {
        return api.get(Scene.subject(person) + "/consents/history", scene.appToken())
                .json()
                .path("entries");
    }
}
