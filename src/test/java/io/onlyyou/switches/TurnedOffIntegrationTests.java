package io.onlyyou.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What another node turns off, this one no longer shows; what is the person's stays the person's. */
@QuickIntegrationTest
class TurnedOffIntegrationTests {

    private static final String OFF = "unchanged;reason=switched-off";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Switches switches;

    private Api api;
    private Scene scene;
    private String person;
    private final String page = Scene.page(20);

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
    }

    @AfterEach
    void turnOn() {
        elsewhere("everything", true);
        elsewhere("feed:eager", true);
        elsewhere("rule:eager", true);
        await().until(() -> switches.isFeedOn("eager") && switches.isRuleOn("eager", () -> "none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "feed:eager", "rule:eager"})
    void thePageGoesBackAsItCameUntilItIsTurnedOnAgain(String name) {
        elsewhere(name, false);

        await().until(() -> outcome().equals(OFF));
        assertThat(scene.splice("eager", person, page).text()).isEqualTo(page);
        assertThat(scene.splice("eager", person, "no page").header("Onlyyou-Outcome"))
                .isEqualTo(OFF);

        elsewhere(name, true);

        await().until(() -> outcome().startsWith("injected;"));
    }

    @Test
    void anotherFeedGoesOn() {
        elsewhere("feed:eager", false);

        await().until(() -> outcome().equals(OFF));
        assertThat(scene.splice("home", person, page).header("Onlyyou-Outcome")).startsWith("injected;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "feed:eager"})
    void thePicturesOfItemsAreGoneMeanwhileAndThePersonsOwnAreNot(String name) {
        Reply shown = scene.splice("eager", person, page, "Onlyyou-Page-Key", "visit/1");
        String picture = picture(shown);
        String own = Scene.subject(person) + "/portraits/"
                + api.get(Scene.subject(person) + "/portraits", scene.appToken())
                        .json()
                        .at("/portraits/0/id")
                        .asString();
        assertThat(api.get(picture, "").status()).isEqualTo(200);

        elsewhere(name, false);

        await().until(() -> api.get(picture, "").status() == 404);
        assertThat(scene.splice("eager", person, page, "Onlyyou-Page-Key", "visit/1")
                        .text())
                .isEqualTo(page);
        assertThat(api.get(own + "/image", scene.appToken()).status()).isEqualTo(200);

        elsewhere(name, true);

        await().until(() -> api.get(picture, "").status() == 200);
        assertThat(scene.endAll(person).status()).isEqualTo(200);
    }

    @Test
    void aRuleTurnedOffInsertsNothingAnyMoreAndLeavesWhatWasShown() {
        Reply shown = scene.splice("eager", person, page, "Onlyyou-Page-Key", "visit/1");
        elsewhere("rule:eager", false);

        await().until(() -> outcome().equals(OFF));
        assertThat(scene.splice("eager", person, page, "Onlyyou-Page-Key", "visit/1")
                        .text())
                .isEqualTo(page);
        assertThat(scene.plan("eager", person, "{\"itemCount\":20}")
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("switched-off");
        assertThat(scene.splice("home", person, page).header("Onlyyou-Outcome")).startsWith("injected;");
        assertThat(api.get(picture(shown), "").status()).isEqualTo(200);
    }

    @Test
    void aVersionOfARuleIsTurnedOffWhereverItIsInForce() {
        scene.splice("eager", person, page);
        String portrait = api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        String placement = api.get(Scene.subject(person) + "/portraits/" + portrait + "/why", scene.appToken())
                .json()
                .path("placement")
                .asString();
        String version = placement.replaceAll(".*, rule (\\w+),.*", "$1");
        elsewhere("rule:" + version, false);
        try {
            await().until(() -> outcome().equals(OFF));
        } finally {
            elsewhere("rule:" + version, true);
        }
        await().until(() -> outcome().startsWith("injected;"));
    }

    private String outcome() {
        return scene.splice("eager", person, page).header("Onlyyou-Outcome");
    }

    private static String picture(Reply shown) {
        for (var item : shown.json().path("items")) {
            if (item.has("image")) {
                return item.at("/image/url").asString();
            }
        }
        throw new AssertionError("nothing was inserted: " + shown.header("Onlyyou-Outcome"));
    }

    /** As another node does it, whose memory is not that of the one under test. */
    private void elsewhere(String name, boolean on) {
        SwitchBoard board = new SwitchBoard(jdbc, new Switches(jdbc), Clock.systemUTC());
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> board.turn(new SwitchName(name), on, "a test", "test"));
    }
}
