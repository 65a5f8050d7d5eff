package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.People;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages of one person that are asked about at the same moment, and endings among them. */
@TestInstance(Lifecycle.PER_CLASS)
class ParallelPagesIntegrationTests {

    private static final int AT_ONCE = 40;
    private static final int PAGES_AROUND_AN_ENDING = 400;

    private Bench bench;
    private Lives lives;

    @BeforeAll
    void open() {
        bench = new Bench();
        lives = bench.lives;
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void neverExceedTheCap() throws Exception {
        Viewer viewer = lives.portrayed();
        assertThat(injected(allAtOnce(AT_ONCE, page -> bench.ask("capped", viewer))))
                .isEqualTo(2);
        assertThat(lives.shown(viewer)).hasSize(2);
    }

    @Test
    void neverShareOneShowing() throws Exception {
        Viewer viewer = lives.portrayed();
        assertThat(injected(allAtOnce(AT_ONCE, page -> bench.ask("once", viewer))))
                .isEqualTo(1);
        assertThat(lives.shown(viewer)).hasSize(1);
    }

    @Test
    void neverUndercutTheInterval() throws Exception {
        Viewer viewer = lives.portrayed();
        lives.portrait(viewer, "opt-in");
        assertThat(injected(allAtOnce(AT_ONCE, page -> bench.ask("rare", viewer))))
                .isEqualTo(1);
    }

    @Test
    void shareOneDecisionUnderOnePageKey() throws Exception {
        Viewer viewer = lives.portrayed();
        List<Outcome> outcomes = allAtOnce(AT_ONCE, page -> bench.ask("once", viewer, "page-1"));
        assertThat(injected(outcomes)).isEqualTo(AT_ONCE);
        assertThat(lives.shown(viewer)).hasSize(1);
    }

    /** Not by chance, as in the race below: it ends for certain between asking for the lock and getting it. */
    @Test
    void seeWhatEndedWhileTheyWaitedForTheLock() throws Exception {
        Viewer viewer = lives.portrayed();
        TransactionTemplate transaction = new TransactionTemplate(bench.bean(PlatformTransactionManager.class));
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Outcome> page = transaction.execute(status -> {
                bench.bean(People.class).lock(viewer.subject());
                Future<Outcome> waiting = thread.submit(() -> bench.ask("home", viewer));
                await().until(this::somebodyWaits);
                new Lives(bench.bean(JdbcClient.class)).end(viewer, "feed");
                return waiting;
            });

            assertThat(page).isNotNull();
            assertThat(page.get()).isEqualTo(new Outcome.Unchanged(Reason.NO_CONSENT));
        }
        assertThat(lives.shown(viewer)).isEmpty();
    }

    @Test
    void carryNothingOnceAnEndingWasAnswered() throws Exception {
        Viewer viewer = lives.portrayed();
        TransactionTemplate transaction = new TransactionTemplate(bench.bean(PlatformTransactionManager.class));
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger shownBefore = new AtomicInteger();

        allAtOnce(PAGES_AROUND_AN_ENDING, page -> {
            if (page == PAGES_AROUND_AN_ENDING / 2) {
                transaction.executeWithoutResult(status -> {
                    bench.bean(People.class).lock(viewer.subject());
                    new Lives(bench.bean(JdbcClient.class)).end(viewer, "feed");
                });
                ended.set(true);
                return new Outcome.Unchanged(Reason.NO_CONSENT);
            }
            boolean after = ended.get();
            Outcome outcome =
                    page % 2 == 0 ? bench.ask("eager", viewer) : bench.ask("eager", viewer, "page-" + page % 5);
            if (outcome instanceof Outcome.Injected) {
                (after ? broken : shownBefore).incrementAndGet();
            }
            return outcome;
        });

        assertThat(broken).hasValue(0);
        assertThat(shownBefore.get()).isPositive();
        assertThat(bench.ask("eager", viewer, "page-1")).isEqualTo(new Outcome.Unchanged(Reason.NO_CONSENT));
    }

    /** Released together as far as there are threads; the numbers count from 0. */
    private static List<Outcome> allAtOnce(int count, IntFunction<Outcome> ask) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 0; number < count; number++) {
                int page = number;
                answers.add(threads.submit(() -> {
                    start.await();
                    return ask.apply(page);
                }));
            }
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }

    private static long injected(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.Injected.class::isInstance).count();
    }

    private boolean somebodyWaits() {
        return bench.jdbc
                        .sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
