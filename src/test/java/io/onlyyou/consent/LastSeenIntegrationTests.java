package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever uses the service is seen, whatever they use of it and whatever comes of it. */
@QuickIntegrationTest
class LastSeenIntegrationTests {

    private static final String SWITCH = "/v1/admin/switches/feed:eager";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private LastSeen lastSeen;

    private final String operator = TestTokens.client("trust-ops", "admin:read", "admin:operate");
    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @AfterEach
    void turnOn() {
        api.put(SWITCH, operator, "{\"on\":true,\"reason\":\"test\"}");
    }

    /** No feed of theirs is ever asked about in earnest. */
    @ParameterizedTest
    @Shows(Promised.STORAGE_IS_LIMITED)
    @ValueSource(
            strings = {
                "/consents",
                "/consents/history",
                "/portraits",
                "/portraits/{id}",
                "/portraits/{id}/image",
                "/portraits/{id}/why",
                "/preferences",
                "/uses"
            })
    void whoLooksAtWhatIsTheirsIsSeen(String path) {
        String portrait = portraitOf("generation");
        awayForLong();

        Reply reply = api.get(Scene.subject(person) + path.replace("{id}", portrait), scene.appToken());

        assertThat(reply.status()).isEqualTo(200);
        seenToday();
    }

    @Test
    void whoAsksForSomethingIsSeen() {
        scene.optIn(person, "generation");
        awayForLong();

        api.post(Scene.subject(person) + "/imagine", scene.appToken(), "{\"prompt\":\"me at sea\"}");

        seenToday();
    }

    @Test
    void whoChangesTheirMindIsSeen() {
        scene.give(person, "stories");
        awayForLong();

        api.put(Scene.subject(person) + "/preferences", TestTokens.person(person), "{\"paused\":true}");

        seenToday();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[]}", "no page at all", "{\"items\":[{\"id\":\"1\"}]}"})
    void whoIsShownNothingIsSeen(String page) {
        scene.give(person, "feed");
        awayForLong();

        scene.splice("eager", person, page);

        seenToday();
    }

    @Test
    void whoHasAPlanMadeThatComesToNothingIsSeen() {
        scene.give(person, "feed");
        awayForLong();

        scene.plan("eager", person, "{\"itemCount\":0}");

        seenToday();
    }

    @Test
    void whoLooksAtAFeedThatIsSwitchedOffIsSeen() {
        scene.give(person, "feed");
        api.put(SWITCH, operator, "{\"on\":false,\"reason\":\"test\"}");
        await().until(() -> outcome().equals("unchanged;reason=switched-off"));
        awayForLong();

        outcome();

        seenToday();
    }

    @Test
    void whoFetchesAPictureIsSeen() {
        JsonNode item = insertedItem();
        awayForLong();

        Reply picture = api.get(URI.create(item.at("/image/url").asString()).getRawPath(), "");

        assertThat(picture.status()).isEqualTo(200);
        seenToday();
    }

    @Test
    void whoSaysSomethingToAnItemIsSeen() {
        JsonNode item = insertedItem();
        awayForLong();

        scene.react(scene.interaction(item.at("/feedback/token").asString(), "seen"));

        seenToday();
    }

    @Test
    void dayIsTheDatabasesWhateverTheNodesClockSays() {
        scene.give(person, "feed");
        awayForLong();
        LastSeen ahead = new LastSeen(jdbc, jdbc, Clock.offset(Clock.systemUTC(), Duration.ofDays(365)));

        ahead.note(new Subject(person));
        ahead.destroy(); // waits for what is under way
        ahead.note(new Subject(Scene.somebody())); // and fails nobody who comes later

        assertThat(daysAway()).isZero();
    }

    /** Who administers looks, not the person. */
    @Test
    void whoIsLookedAtIsNotSeen() {
        scene.give(person, "feed");
        awayForLong();

        api.get("/v1/admin/subjects/" + person, operator);

        String administered = person;
        person = Scene.somebody();
        scene.give(person, "feed");
        awayForLong();
        api.get(Scene.subject(person) + "/uses", scene.appToken());
        seenToday(); // and so would have been the other, who came before
        person = administered;
        assertThat(daysAway()).isEqualTo(400);
    }

    private String outcome() {
        return scene.splice("eager", person, Scene.page(20)).header("Onlyyou-Outcome");
    }

    private JsonNode insertedItem() {
        portraitOf("generation", "feed");
        JsonNode page = scene.splice("eager", person, Scene.page(20)).json();
        return page.at("/items/3");
    }

    private String portraitOf(String... purposes) {
        scene.optIn(person, purposes);
        return api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
    }

    private void awayForLong() {
        await().until(() -> !lastSeen.isWriting());
        lastSeen.forgetAll();
        jdbc.sql("update person_seen set seen_on = (clock_timestamp() at time zone 'UTC')::date - 400"
                        + " where person_key = (select person_key from person where subject = :subject)")
                .param("subject", person)
                .update();
    }

    private void seenToday() {
        await().atMost(Duration.ofSeconds(20)).until(() -> daysAway() == 0);
    }

    private int daysAway() {
        return jdbc.sql("select (clock_timestamp() at time zone 'UTC')::date - seen_on"
                        + " from person_seen join person using (person_key) where subject = :subject")
                .param("subject", person)
                .query(Integer.class)
                .single();
    }
}
