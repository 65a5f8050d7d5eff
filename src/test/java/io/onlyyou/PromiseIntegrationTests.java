package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.PlantedFaults.Fault;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * The first promise, and that its tests would notice: nothing that ended is ever shown, and no two pages share a showing.
 * Each safeguard is then taken away, and the same race must find the violation.
 */
@QuickIntegrationTest
@Import(PlantedFaults.class)
@TestPropertySource(
        properties = {
            "onlyyou.feeds.strict.items=/items",
            "onlyyou.feeds.strict.purpose=feed",
            "onlyyou.feeds.strict.template=classpath:/feeds/home-item.json",
            "onlyyou.feeds.strict.rule.per-day=1",
            "onlyyou.feeds.strict.rule.min-interval=PT0S",
            "onlyyou.feeds.strict.rule.showings=5",
        })
class PromiseIntegrationTests {

    private static final int PAGES_AT_ONCE = 8;
    private static final int CHANCES = 10;

    @Autowired
    private Environment environment;

    private Api api;
    private Scene scene;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
    }

    @AfterEach
    void mend() {
        PlantedFaults.plant(Fault.NONE);
    }

    @Test
    void nothingThatEndedIsShownByAnyPageOrPictureBegunAfterwards() throws Exception {
        EndingRace.Result result = new EndingRace(api).run();

        assertThat(result.carriedBefore()).as("the race was one").isGreaterThan(100);
        assertThat(result.begunAfter()).as("the race was one").isGreaterThan(300);
        assertThat(result.violations()).isZero();
    }

    /** What is turned off or hidden in the feed itself is gone just as surely. */
    @ParameterizedTest
    @ValueSource(strings = {"turn-off", "hide"})
    void nothingTakenBackByFeedbackIsShownByAnyPageOrPictureBegunAfterwards(String event) throws Exception {
        EndingRace.Result result = raceAgainst(event);

        assertThat(result.carriedBefore()).as("the race was one").isGreaterThan(100);
        assertThat(result.begunAfter()).as("the race was one").isGreaterThan(300);
        assertThat(result.violations()).isZero();
    }

    /** A fault shows itself by chance, so it gets some chances; that it was planted at all is asserted beside it. */
    @ParameterizedTest
    @EnumSource(names = {"POSITIVE_CACHE", "NO_EPOCH", "BLIND_REPLAY"})
    void raceNoticesWhenASafeguardIsMissing(Fault fault) throws Exception {
        PlantedFaults.plant(fault);
        int violations = 0;
        for (int race = 0; race < CHANCES && violations == 0; race++) {
            violations += new EndingRace(api).run().violations();
        }

        assertThat(PlantedFaults.bites()).as("the fault was planted").isPositive();
        assertThat(violations).isPositive();
    }

    @Test
    void raceNoticesWhenHidesAreForgotten() throws Exception {
        PlantedFaults.plant(Fault.FORGOTTEN_HIDE);

        int violations = 0;
        for (int race = 0; race < CHANCES && violations == 0; race++) {
            violations += raceAgainst("hide").violations();
        }

        assertThat(PlantedFaults.bites()).as("the fault was planted").isPositive();
        assertThat(violations).isPositive();
    }

    /** Old truth is no truth: neither a replica nor a snapshot that was there before the ending may say yes. */
    @ParameterizedTest
    @EnumSource(names = {"READ_REPLICA", "REPEATABLE_READ"})
    void raceNoticesWhenConsentIsReadFromThePast(Fault fault) throws Exception {
        DataSource superuser = TestDatabase.of(environment).superuser();
        int violations = 0;
        int bites = 0;
        for (int race = 0; race < CHANCES && violations == 0; race++) {
            EndingRace.Result result = new EndingRace(api, (scene, person, item) -> {
                        plantOld(fault, superuser);
                        return api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
                    })
                    .run();
            violations += result.violations();
            bites += PlantedFaults.bites();
        }

        assertThat(bites).as("the fault was planted").isPositive();
        assertThat(violations).isPositive();
    }

    private static void plantOld(Fault fault, DataSource superuser) {
        try {
            PlantedFaults.plantOld(fault, superuser);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private EndingRace.Result raceAgainst(String event) throws Exception {
        return new EndingRace(api, (scene, person, item) -> {
                    Reply answer = scene.react(
                            scene.interaction(item.at("/feedback/token").asString(), event));
                    assertThat(answer.json().path("accepted").asInt())
                            .as(answer.text())
                            .isEqualTo(1);
                    return answer;
                })
                .run();
    }

    @Test
    void parallelPagesNeverExceedTheRule() throws Exception {
        for (int round = 0; round < 10; round++) {
            assertThat(insertedAtOnce()).isEqualTo(1);
        }
    }

    @Test
    void parallelPagesExceedTheRuleWhenNobodyLocksThePerson() throws Exception {
        int most = 0;
        for (int round = 0; round < 4 * CHANCES && most <= 1; round++) {
            PlantedFaults.plant(Fault.NONE);
            most = Math.max(most, insertedAtOnce(Fault.NO_LOCK));
        }

        assertThat(PlantedFaults.bites()).as("the fault was planted").isPositive();
        assertThat(most).isGreaterThan(1);
    }

    private int insertedAtOnce() throws Exception {
        return insertedAtOnce(Fault.NONE);
    }

    /** How many of several pages, asked for at once, carry the one portrait that a day may have. */
    private int insertedAtOnce(Fault fault) throws Exception {
        String person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
        PlantedFaults.plant(fault);
        CyclicBarrier barrier = new CyclicBarrier(PAGES_AT_ONCE);
        int inserted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(PAGES_AT_ONCE)) {
            List<Future<String>> pages = new ArrayList<>();
            for (int page = 0; page < PAGES_AT_ONCE; page++) {
                String key = "page-" + page;
                pages.add(threads.submit(() -> {
                    barrier.await();
                    return scene.splice("strict", person, Scene.page(20), "Onlyyou-Page-Key", key)
                            .header("Onlyyou-Outcome");
                }));
            }
            for (Future<String> page : pages) {
                inserted += page.get().startsWith("injected") ? 1 : 0;
            }
        }
        return inserted;
    }
}
