package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person can ask for less, never for more. */
@QuickIntegrationTest
class PreferencesIntegrationTests {

    private static final String NOTHING = "{\"paused\":false,\"refusedScenarios\":[],\"approveFirst\":false}";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;
    private final String page = Scene.page(20);

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    void whoHasAskedForNothingReadsThat() {
        assertThat(api.get(path(), scene.appToken()).text()).isEqualTo(NOTHING);
    }

    @Test
    void whatWasAskedForIsReadBackAndReplacedAsAWhole() {
        String all = "{\"paused\":true,\"perDay\":1,\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:30\","
                + "\"zone\":\"Europe/Berlin\"},\"allowedScenarios\":[\"superhero\",\"astronaut\"],"
                + "\"refusedScenarios\":[\"film-noir\"],\"approveFirst\":true}";
        assertThat(put(all).text()).isEqualTo(all);
        assertThat(api.get(path(), scene.appToken()).text()).isEqualTo(all);

        assertThat(put("{}").text()).isEqualTo(NOTHING);
        assertThat(api.get(path(), scene.appToken()).text()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"paused\":\"true\"}|/paused",
                "{\"perDay\":-1}|/perDay",
                "{\"perDay\":1.5}|/perDay",
                "{\"perDay\":2147483648}|/perDay",
                "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"}}|/quietHours/zone",
                "{\"quietHours\":{\"from\":\"24:00\",\"to\":\"07:00\",\"zone\":\"UTC\"}}|/quietHours/from",
                "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"7\",\"zone\":\"UTC\"}}|/quietHours/to",
                "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"+02:00\"}}|/quietHours/zone",
                "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Mars/Olympus\"}}|/quietHours/zone",
                "{\"allowedScenarios\":[\"superhero\",\"pirate\"]}|/allowedScenarios/1",
                "{\"refusedScenarios\":[null]}|/refusedScenarios/0",
                "{\"refusedScenarios\":\"superhero\"}|/refusedScenarios",
                "{\"perWeek\":1}|/perWeek",
                "[]|~~"
            })
    void whatIsNoWishIsRefusedAndChangesNothing(String body, String pointer) {
        put("{\"perDay\":1}");

        Reply refused = put(body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(api.get(path(), scene.appToken()).json().path("perDay").asInt())
                .isEqualTo(1);
    }

    @Test
    void deletedAccountHasNoneAndStoresNoId() {
        scene.give(person, "feed");
        put("{\"perDay\":1}");
        scene.send(scene.event("account-deleted", person));

        assertThat(put("{\"paused\":true}").status()).isEqualTo(404);
        assertThat(api.get(path(), scene.appToken()).text()).isEqualTo(NOTHING);
        assertThat(jdbc.sql("select count(*) from person where subject = :subject")
                        .param("subject", person)
                        .query(Integer.class)
                        .single())
                .isZero();

        scene.give(person, "feed");
        assertThat(put("{\"paused\":true}").status()).isEqualTo(200);
    }

    @Test
    void nobodyElsesTokenWill() {
        String own = TestTokens.person(person);
        String others = TestTokens.person(Scene.somebody());
        assertThat(api.put(path(), own, "{\"paused\":true}").status()).isEqualTo(200);
        assertThat(api.put(path(), others, "{}").status()).isEqualTo(403);
        assertThat(api.get(path(), others).status()).isEqualTo(403);
        assertThat(api.get(path(), scene.feedToken()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"paused\":true}|paused",
                "{\"perDay\":0}|cap-reached",
                "{\"quietHours\":{\"from\":\"12:00\",\"to\":\"12:00\",\"zone\":\"Asia/Tokyo\"}}|not-due",
                "{\"allowedScenarios\":[]}|none-ready",
                "{\"approveFirst\":true}|none-ready"
            })
    void aWishHoldsForTheNextPageAndItsEndWithinASecond(String wish, String reason) {
        scene.optIn(person, "generation", "feed");
        assertThat(outcome()).startsWith("injected;");

        put(wish);
        assertThat(outcome()).isEqualTo("unchanged;reason=" + reason);

        put("{}");
        await().until(() -> outcome().startsWith("injected;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"paused\":true}", "{\"allowedScenarios\":[]}", "{\"approveFirst\":true}"})
    void aPageShownBeforeDoesNotComeBackAgainstAWish(String wish) {
        scene.optIn(person, "generation", "feed");
        scene.splice("home", person, page, "Onlyyou-Page-Key", "visit/1");
        put(wish);
        assertThat(scene.splice("home", person, page, "Onlyyou-Page-Key", "visit/1")
                        .text())
                .isEqualTo(page);
    }

    @Test
    void aPortraitWaitsForApprovalWhereThePersonWantsTo() {
        put("{\"approveFirst\":true}");
        scene.optIn(person, "generation", "feed");
        String portraits = Scene.subject(person) + "/portraits";
        String portrait = portraits + "/"
                + api.get(portraits, scene.appToken())
                        .json()
                        .at("/portraits/0/id")
                        .asString();
        assertThat(state(portrait)).isEqualTo("waiting-for-approval");
        assertThat(outcome()).isEqualTo("unchanged;reason=none-ready");
        assertThat(api.get(portrait + "/image", scene.appToken()).status()).isEqualTo(200);

        Reply approved = api.post(portrait + "/approval", scene.appToken(), "");

        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.json().path("state").asString()).isEqualTo("ready");
        await().until(() -> outcome().startsWith("injected;"));
        assertThat(api.post(portrait + "/approval", scene.appToken(), "").json())
                .isEqualTo(api.get(portrait, scene.appToken()).json());
        assertThat(state(portrait)).isEqualTo("ready");
    }

    @Test
    void nobodyApprovesWhatIsSomebodyElses() {
        scene.optIn(person, "generation", "feed");
        String id = api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        String other = Scene.somebody();
        scene.optIn(other, "feed");
        Reply foreign = api.post(Scene.subject(other) + "/portraits/" + id + "/approval", scene.appToken(), "");
        Reply absent = api.post(
                Scene.subject(other) + "/portraits/01990000-0000-7000-8000-000000000001/approval",
                scene.appToken(),
                "");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(absent.text());
    }

    @Test
    void nothingIsMadeThatThePersonDoesNotWant() {
        put("{\"allowedScenarios\":[\"film-noir\",\"comic\"],\"refusedScenarios\":[\"comic\"]}");
        assertThat(scene.optIn(person, "generation", "feed")
                        .at("/jobs/0/scenario")
                        .asString())
                .isEqualTo("film-noir");

        String another = person + "-2";
        api.put(Scene.subject(another) + "/preferences", scene.appToken(), "{\"allowedScenarios\":[]}");
        assertThat(scene.optIn(another, "generation", "feed").path("jobs")).isEmpty();
    }

    @Test
    void aDeletedAccountLeavesNoWishes() {
        scene.optIn(person, "generation", "feed");
        put("{\"perDay\":1}");
        int before = count();

        scene.send(scene.event("account-deleted", person));

        assertThat(count()).isEqualTo(before - 1);
        assertThat(api.get(path(), scene.appToken()).text()).isEqualTo(NOTHING);
    }

    private int count() {
        return jdbc.sql("select count(*) from preference where per_day = 1 and not paused")
                .query(Integer.class)
                .single();
    }

    private String outcome() {
        return scene.splice("eager", person, page).header("Onlyyou-Outcome");
    }

    private String state(String portrait) {
        return api.get(portrait, scene.appToken()).json().path("state").asString();
    }

    private Reply put(String body) {
        return api.put(path(), scene.appToken(), body);
    }

    private String path() {
        return Scene.subject(person) + "/preferences";
    }
}
