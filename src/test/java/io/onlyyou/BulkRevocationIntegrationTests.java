package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.PlantedFaults.Fault;
import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Shows;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Many are revoked while their pages are being served: none is shown anything from the answer on. The same with as many as one
 * likes: {@code -Donlyyou.test.people=100000}. In the context of {@link PromiseIntegrationTests}.
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
class BulkRevocationIntegrationTests {

    private static final int PEOPLE = Integer.getInteger("onlyyou.test.people", 500);

    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("onlyyou.test.watch", 15));
    private static final Duration SHORT = Duration.ofSeconds(3);

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @AfterEach
    void mend() {
        PlantedFaults.plant(Fault.NONE);
    }

    @Test
    @Shows(
            value = {Promised.NOTHING_SHOWN_AFTER_THE_END, Promised.REVOKED_AT_ONCE},
            seed = "new for each run, printed with the result")
    void nobodyIsShownAnythingFromTheAnswerOn() throws Exception {
        BulkRevocationRace.Result result = new BulkRevocationRace(Api.of(environment), jdbc, PEOPLE, LONG).run();

        System.out.println(result);
        assertThat(result.carriedBefore()).as("the race was one").isGreaterThan(50);
        assertThat(result.begunAfter()).as("the race was one").isGreaterThan(50);
        assertThat(result.violations()).isZero();
        assertThat(result.notAnswered()).isZero();
    }

    @Test
    @Shows(Promised.REVOKED_AT_ONCE)
    void raceNoticesWhenNobodyLooksAtTheOrder() throws Exception {
        PlantedFaults.plant(Fault.NO_ORDER);

        BulkRevocationRace.Result result = new BulkRevocationRace(Api.of(environment), jdbc, 500, SHORT).run();

        assertThat(PlantedFaults.bites()).as("the fault was planted").isPositive();
        assertThat(result.violations()).isPositive();
    }
}
