package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.transaction.PlatformTransactionManager;

/** A database that neither answers nor refuses costs a few pages their time, and then nobody's. */
@TestInstance(Lifecycle.PER_CLASS)
class SilentDatabaseIntegrationTests {

    private static final Decision FAILED = Decision.Leave.because(Reason.DEPENDENCY_FAILED);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final OverloadProperties PATIENT = new OverloadProperties(128, 8, 3, Duration.ofHours(1));

    private Bench bench;

    @BeforeAll
    void open() {
        bench = new Bench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void isAskedSoOftenAndThenOnceInEachPause() {
        Silence database = new Silence(bench);
        TimedDecisions decisions = new TimedDecisions(database, bench.bean(FeedMeters.class), PATIENT, bench.ticker);
        Visit visit = new Visit(
                bench.bean(Feeds.class).get("home"),
                bench.lives.portrayed().subject(),
                Optional.empty(),
                20,
                OptionalInt.empty());
        try {
            for (int question = 1; question <= PATIENT.failures(); question++) {
                int asked = question;
                assertThat(decisions.decide(visit, bench.within(SHORT))).isEqualTo(FAILED);
                await().until(() -> database.asked.get() == asked);
            }
            assertThat(decisions.decide(visit, bench.within(Bench.AMPLE))).isEqualTo(FAILED);
            assertThat(database.asked).hasValue(PATIENT.failures());

            bench.ticker.advance(PATIENT.pause());

            assertThat(decisions.decide(visit, bench.within(SHORT))).isEqualTo(FAILED);
            await().until(() -> database.asked.get() == PATIENT.failures() + 1);
            assertThat(decisions.decide(visit, bench.within(Bench.AMPLE))).isEqualTo(FAILED);
            assertThat(database.asked).hasValue(PATIENT.failures() + 1);
        } finally {
            database.over.countDown();
            decisions.destroy();
        }
    }

    /** Gives no connection until it is over. */
    private static final class Silence extends DecisionTransactions {

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);

        Silence(Bench bench) {
            super(bench.bean(Choices.class), bench.bean(Decisions.class), bench.bean(PlatformTransactionManager.class));
        }

        @Override
        Decision decide(Visit visit, Deadline deadline, AtomicBoolean begun) {
            asked.incrementAndGet();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return FAILED;
        }
    }
}
