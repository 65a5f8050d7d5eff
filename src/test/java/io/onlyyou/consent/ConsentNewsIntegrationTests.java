package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.outbox.FakeReceiver;
import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The app hears of every consent given and ended, and of people who have been away for long before they are forgotten. */
@QuickIntegrationTest
class ConsentNewsIntegrationTests {

    private static final String GIVEN = "io.onlyyou.consent-given.v1";
    private static final String SUSPENDED = "io.onlyyou.consent-suspended.v1";
    private static final String ENDED = "io.onlyyou.consent-ended.v1";
    private static final FakeReceiver APP = new FakeReceiver();

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private IdlePeople idlePeople;

    @Autowired
    private LastSeen seen;

    @Autowired
    private LapseSweep lapses;

    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke");
    private Api api;
    private Scene scene;
    private String person;

    @DynamicPropertySource
    static void tell(DynamicPropertyRegistry settings) {
        settings.add("onlyyou.outbox.webhooks.app.url", APP::url);
        settings.add("onlyyou.outbox.webhooks.app.secrets", () -> FakeReceiver.SECRET);
    }

    @AfterAll
    static void hangUp() {
        APP.close();
    }

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    @Shows(Promised.RECIPIENTS_ARE_TOLD)
    void consentGivenAndEndedIsToldInOrderWithWhatToForget() {
        scene.optIn(person, "generation", "feed");
        String item = scene.splice("eager", person, Scene.page(20))
                .json()
                .at("/items/3/id")
                .asString();
        api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
        scene.give(person, "stories");
        scene.endAll(person);

        List<JsonNode> told = told(6);

        assertThat(told.stream().map(ConsentNewsIntegrationTests::brief))
                .containsExactly(
                        GIVEN + " generation given 1",
                        GIVEN + " feed given 1",
                        ENDED + " feed withdrawn 2",
                        GIVEN + " stories given 1",
                        ENDED + " generation withdrawn 2",
                        ENDED + " stories withdrawn 2");
        assertThat(told.get(2).at("/data/items/0/id").asString()).isEqualTo(item);
        assertThat(told.get(2).at("/data/items/0/feed").asString()).isEqualTo("eager");
        assertThat(told.get(4).at("/data/items/0/id").asString()).isEqualTo(item);
        assertThat(told.get(5).at("/data/items")).isEmpty();
        assertThat(told.get(0).at("/data").has("items")).isFalse();
        assertThat(told.get(2).at("/data/assertedBy").asString()).isEqualTo("client:app");
        assertThat(told.get(2).path("source").asString())
                .isEqualTo(environment.getRequiredProperty("onlyyou.public-url"));
        assertThat(api.get(told.get(2).at("/data/receipt").asString(), scene.appToken())
                        .status())
                .isEqualTo(200);
        assertThat(APP.taken()).allMatch(FakeReceiver.Call::signed);
    }

    @Test
    void theProfilePictureIsToldOnceForEachChoice() {
        scene.optIn(person, "generation");
        String portraits = Scene.subject(person) + "/portraits/";
        String portrait = api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        api.post(portraits + portrait + "/profile-picture", scene.appToken(), "");
        api.post(portraits + portrait + "/profile-picture", scene.appToken(), "");
        api.delete(portraits + portrait, scene.appToken());
        scene.endAll(person);

        List<JsonNode> told = told(4);

        assertThat(told)
                .extracting(event -> event.path("type").asString())
                .containsExactly(
                        GIVEN, "io.onlyyou.profile-picture-chosen.v1", "io.onlyyou.profile-picture-cleared.v1", ENDED);
        for (JsonNode event : told.subList(1, 3)) {
            assertThat(event.path("subject").asString()).isEqualTo(person);
            assertThat(event.path("data").toString()).isEqualTo("{\"portrait\":\"" + portrait + "\"}");
        }
    }

    @Test
    void deletedAccountIsToldWithoutAWayToTheLedgerAndBeforeANewBeginning() {
        scene.give(person, "feed");
        scene.send(scene.event("account-deleted", person));
        scene.give(person, "feed");

        List<JsonNode> told = told(3);

        assertThat(told.stream().map(ConsentNewsIntegrationTests::brief))
                .containsExactly(GIVEN + " feed given 1", ENDED + " feed withdrawn 2", GIVEN + " feed given 1");
        assertThat(told.get(1).at("/data/accountDeleted").asBoolean()).isTrue();
        assertThat(told.get(1).at("/data").has("receipt")).isFalse();
        await().until(() -> waiting() == 0);
        assertThat(jdbc.sql("select count(*) from outbox where body like '%' || :person || '%'")
                        .param("person", person)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @Shows(Promised.RECIPIENTS_ARE_TOLD)
    void lapseIsToldAsASuspensionWithWhatToForgetAndThenAsAnEnding() {
        scene.optIn(person, "generation", "feed");
        String item = scene.splice("eager", person, Scene.page(20))
                .json()
                .at("/items/3/id")
                .asString();
        runsOut("feed");
        lapses.run();
        lapses.run();
        JsonNode until = consent("feed").path("until");
        runsOut("feed"); // the grace, this time
        lapses.run();

        List<JsonNode> told = told(4);

        assertThat(told.stream().map(ConsentNewsIntegrationTests::brief))
                .containsExactly(
                        GIVEN + " generation given 1",
                        GIVEN + " feed given 1",
                        SUSPENDED + " feed expired 1",
                        ENDED + " feed expired 2");
        JsonNode suspended = told.get(2).path("data");
        assertThat(suspended.at("/items/0/id").asString()).isEqualTo(item);
        assertThat(suspended.path("assertedBy").asString()).isEqualTo("service:lapse");
        assertThat(suspended.path("until")).isEqualTo(until);
        assertThat(suspended.has("receipt")).isFalse();
        assertThat(told.get(3).at("/data/items/0/id").asString()).isEqualTo(item);
        assertThat(told.get(3).at("/data/assertedBy").asString()).isEqualTo("service:lapse");
        assertThat(told.get(3).at("/data").has("until")).isFalse();
    }

    @Test
    void whatLapsedAndIsAgreedToAnewIsToldBothInThatOrder() {
        scene.give(person, "feed");
        runsOut("feed");
        scene.give(person, "feed");

        assertThat(told(3).stream().map(ConsentNewsIntegrationTests::brief))
                .containsExactly(GIVEN + " feed given 1", SUSPENDED + " feed expired 1", GIVEN + " feed given 1");
    }

    @Test
    void portraitTakenDownIsTold() {
        scene.optIn(person, "generation", "feed");
        String portrait = api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        api.delete("/v1/admin/portraits/" + portrait + "?subject=" + person + "&reason=x", trust);

        JsonNode removed = told(3).getLast();

        assertThat(removed.path("type").asString()).isEqualTo("io.onlyyou.portrait-removed.v1");
        assertThat(removed.at("/data/items/0").asString()).isEqualTo("onlyyou:" + portrait);
    }

    @Test
    void administratorsSeeHowTheReceiverIsDoing() {
        scene.give(person, "feed");
        told(1);
        await().until(() -> waiting() == 0);

        JsonNode app = api.get("/v1/admin/webhooks", trust).json().at("/receivers/0");

        assertThat(app.path("name").asString()).isEqualTo("app");
        assertThat(app.path("delivered").asInt()).isPositive();
        assertThat(app.path("failures").asInt()).isZero();
        assertThat(app.has("lastDeliveredAt")).isTrue();
        assertThat(app.has("oldestAt")).isFalse();
    }

    @Test
    @Shows(Promised.STORAGE_IS_LIMITED)
    void whoIsAwayForLongIsWarnedAndForgottenTwoWeeksLater() {
        scene.optIn(person, "generation", "feed");
        lastSeen(352);

        idlePeople.sweep();
        idlePeople.sweep();

        JsonNode warning = told(3).getLast();
        assertThat(warning.path("type").asString()).isEqualTo("io.onlyyou.account-idle.v1");
        assertThat(warning.at("/data/lastSeenOn").asString())
                .isEqualTo(today.minusDays(352).toString());
        assertThat(warning.at("/data/destroyedOn").asString())
                .isEqualTo(today.plusDays(14).toString());
        assertThat(scene.state(person, "feed")).isEqualTo("given");

        lastSeen(366); // and was warned today only
        idlePeople.sweep();
        assertThat(scene.state(person, "feed")).isEqualTo("given");

        warned(14);
        idlePeople.sweep();
        assertThat(scene.state(person, "feed")).isEqualTo("unknown");
        assertThat(api.get("/v1/admin/subjects/" + person, trust).status()).isEqualTo(404);
        List<JsonNode> told = told(5);
        assertThat(told.get(3).path("type").asString()).isEqualTo(ENDED);
        assertThat(told.get(3).at("/data/assertedBy").asString()).isEqualTo("service:retention");
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
    }

    @Test
    @Shows(Promised.STORAGE_IS_LIMITED)
    void whoComesBackAfterTheWarningStays() {
        scene.optIn(person, "generation", "feed");
        lastSeen(370);
        warned(20);
        seen.forgetAll();

        scene.splice("eager", person, Scene.page(20));
        await().until(() -> seenOn().equals(today));
        idlePeople.sweep();

        assertThat(scene.state(person, "feed")).isEqualTo("given");
        assertThat(jdbc.sql("select count(*) from person_seen join person using (person_key) where subject = :subject"
                                + " and warned_on is null")
                        .param("subject", person)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoSaysYesOnTheLastDayStays() {
        scene.give(person, "feed");
        lastSeen(370);
        warned(20);

        scene.give(person, "feed");
        idlePeople.sweep();

        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    private List<JsonNode> told(int events) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> APP.about(person), about -> about.size() >= events);
    }

    private static String brief(JsonNode event) {
        return Stream.of("/type", "/data/purpose", "/data/state", "/data/epoch")
                .map(field -> event.at(field).asString())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private int waiting() {
        return api.get("/v1/admin/webhooks", trust)
                .json()
                .at("/receivers/0/waiting")
                .asInt();
    }

    private void runsOut(String purpose) {
        assertThat(jdbc.sql("update consent set until = clock_timestamp() - interval '1 millisecond' from person"
                                + " where person.person_key = consent.person_key and subject = :subject"
                                + " and purpose = :purpose")
                        .param("subject", person)
                        .param("purpose", purpose)
                        .update())
                .isEqualTo(1);
    }

    private JsonNode consent(String purpose) {
        return api.get(Scene.subject(person) + "/consents", scene.appToken())
                .json()
                .path("consents")
                .valueStream()
                .filter(each -> each.path("purpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate seenOn() {
        return jdbc.sql("select seen_on from person_seen join person using (person_key) where subject = :subject")
                .param("subject", person)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .single();
    }

    private void lastSeen(int daysAgo) {
        set("seen_on", daysAgo);
    }

    private void warned(int daysAgo) {
        set("warned_on", daysAgo);
    }

    private void set(String column, int daysAgo) {
        await().until(() -> !seen.isWriting());
        jdbc.sql("update person_seen set " + column + " = :day from person"
                        + " where person.person_key = person_seen.person_key and subject = :subject")
                .param("day", today.minusDays(daysAgo))
                .param("subject", person)
                .update();
    }
}
