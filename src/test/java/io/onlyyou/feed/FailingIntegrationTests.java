package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onlyyou.consent.People;
import io.onlyyou.support.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever fails, the page goes back as it came, in time, and what was not seen does not count. */
class FailingIntegrationTests {

    /** The driver comes to know a statement better the more often it sends it, and sends it differently then. */
    private static final int OFTEN = 12;

    private Bench bench;
    private Lives lives;
    private Counter voided;

    @BeforeEach
    void open() {
        bench = new Bench();
        lives = bench.lives;
        voided = bench.bean(MeterRegistry.class).get("onlyyou.feed.voided").counter();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void givesUpAtTheDeadlineWhileSomebodyElseHoldsThePerson() {
        Viewer viewer = lives.portrayed();
        TransactionTemplate transaction = new TransactionTemplate(bench.bean(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            bench.bean(People.class).lock(viewer.subject());
            assertThat(ask(viewer, Duration.ofMillis(300))).isEqualTo(new Outcome.Unchanged(Reason.DEADLINE));
            await().until(this::nobodyWaits);
        });

        assertThat(lives.shown(viewer)).isEmpty();
        assertThat(bench.ask("home", viewer).header()).startsWith("injected;");
    }

    /** Limits that were set in another transaction than the call would be gone for it. */
    @Test
    void keepsItsLimitsHoweverOftenItIsAsked() {
        Viewer viewer = lives.portrayed();
        Viewer another = lives.portrayed();
        TransactionTemplate transaction = new TransactionTemplate(bench.bean(PlatformTransactionManager.class));
        // One thread, for which the pool keeps one connection.
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                bench.bean(People.class).lock(viewer.subject());
                for (int times = 0; times < OFTEN; times++) {
                    choose(another, Bench.AMPLE, thread).join();
                }
                assertThatThrownBy(() ->
                                choose(viewer, Duration.ofMillis(300), thread).join())
                        .matches(Failures::isTimeout, "was cut off by the database");
            });
        }
    }

    private CompletableFuture<Optional<Decision>> choose(Viewer viewer, Duration budget, Executor thread) {
        Visit visit = new Visit(
                bench.bean(Feeds.class).get("eager"), viewer.subject(), Optional.empty(), 20, OptionalInt.empty());
        return CompletableFuture.supplyAsync(
                () -> bench.bean(Choices.class).choose(visit, bench.within(budget), () -> {}), thread);
    }

    @Test
    void asksNobodyOnceTheDeadlineIsPast() {
        Viewer viewer = lives.portrayed();
        assertThat(ask(viewer, Duration.ZERO)).isEqualTo(new Outcome.Unchanged(Reason.DEADLINE));
        assertThat(lives.shown(viewer)).isEmpty();
    }

    @Test
    void voidsADecisionThatComesTooLate() {
        Viewer viewer = lives.portrayed();
        bench.cipher.beforeSealing = () -> bench.ticker.advance(Bench.AMPLE);

        assertThat(bench.ask("home", viewer, "page-1")).isEqualTo(new Outcome.Unchanged(Reason.DEADLINE));

        await().until(() -> lives.voided(viewer) == 1);
        assertThat(counted()).isEqualTo(1);
        assertThat(lives.shown(viewer)).isEmpty();
        bench.cipher.beforeSealing = () -> {};
        assertThat(bench.ask("home", viewer, "page-1").header()).startsWith("injected;");
        assertThat(lives.shown(viewer)).hasSize(1);
    }

    @Test
    void keepsWhatWasSeenWhenItsReplayComesTooLate() {
        Viewer viewer = lives.portrayed();
        bench.ask("home", viewer, "page-1");
        bench.cipher.beforeSealing = () -> bench.ticker.advance(Bench.AMPLE);
        assertThat(bench.ask("home", viewer, "page-1")).isEqualTo(new Outcome.Unchanged(Reason.DEADLINE));
        bench.close(); // waits for what goes on in the background
        assertThat(lives.shown(viewer)).hasSize(1);
        assertThat(counted()).as("nothing was voided").isZero();
    }

    /** The caller's time is over while the decision is being made, and nobody is there any more to take it. */
    @Test
    void voidsAndCountsADecisionThatNobodyWaitsForAnyMore() {
        Viewer viewer = lives.portrayed();
        writeSlowly();

        assertThat(ask(viewer, Duration.ofMillis(1_500))).isEqualTo(new Outcome.Unchanged(Reason.DEADLINE));

        await().until(() -> lives.voided(viewer) == 1);
        assertThat(counted()).isEqualTo(1);
        assertThat(lives.shown(viewer)).isEmpty();
    }

    @Test
    void keepsWhatAReplayHasShownBeforeItsFirstAnswerWasVoided() {
        Viewer viewer = lives.portrayed();
        Visit visit = new Visit(
                bench.bean(Feeds.class).get("home"), viewer.subject(), Optional.of("page-1"), 20, OptionalInt.empty());
        DecisionTransactions transactions = bench.bean(DecisionTransactions.class);
        Decision late = transactions.decide(visit, bench.within(Bench.AMPLE), new AtomicBoolean());
        assertThat(bench.ask("home", viewer, "page-1").header()).startsWith("injected;");
        transactions.discard(visit, (Decision.Insert) late);
        assertThat(lives.shown(viewer)).hasSize(1);
    }

    @Test
    void voidsADecisionWhoseItemCannotBeWritten() {
        Viewer viewer = lives.portrayed();
        bench.cipher.beforeSealing = () -> {
            throw new IllegalStateException("no key");
        };

        assertThat(bench.ask("home", viewer)).isEqualTo(new Outcome.Unchanged(Reason.DEPENDENCY_FAILED));

        await().until(() -> lives.voided(viewer) == 1);
    }

    @Test
    void servesOnWithoutTheDatabase() {
        Viewer viewer = lives.portrayed();
        dropDatabase();
        assertThat(ask(viewer, Duration.ofSeconds(1))).isEqualTo(new Outcome.Unchanged(Reason.DEPENDENCY_FAILED));
        assertThat(bench.ask("home", viewer, Optional.empty(), 0)).isEqualTo(new Outcome.Unchanged(Reason.EMPTY_PAGE));
    }

    /** The statement and the commit take a second each: neither too long by itself, but both together. */
    private void writeSlowly() {
        bench.jdbc.sql("""
                create function take_a_while() returns trigger language plpgsql as
                'begin perform pg_sleep(1); return null; end'""").update();
        bench.jdbc.sql("""
                create trigger slow_statement after insert on insertion
                for each row execute function take_a_while()""").update();
        bench.jdbc.sql("""
                create constraint trigger slow_commit after insert on insertion
                deferrable initially deferred for each row execute function take_a_while()""").update();
    }

    private double counted() {
        return voided.count();
    }

    private boolean nobodyWaits() {
        return bench.jdbc
                        .sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private void dropDatabase() {
        String url = bench.database.url();
        int name = url.lastIndexOf('/') + 1;
        TestDatabase another = new TestDatabase(url.substring(0, name) + "postgres", bench.database.password());
        JdbcClient.create(another.superuser())
                .sql("drop database " + url.substring(name) + " with (force)")
                .update();
    }

    private Outcome ask(Viewer viewer, Duration budget) {
        return bench.ask(
                "home",
                new PageRequest(
                        viewer.subject().value(),
                        Bench.page(20),
                        false,
                        Optional.empty(),
                        OptionalInt.empty(),
                        bench.within(budget)));
    }
}
