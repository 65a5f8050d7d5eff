package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Too much at once costs portraits, never pages. */
class OverloadIntegrationTests {

    private static final Outcome OVERLOADED = new Outcome.Unchanged(Reason.OVERLOADED);

    private Bench bench;
    private Lives lives;

    @BeforeEach
    void open() {
        bench = new Bench();
        lives = bench.lives;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void givesPagesBackUntouchedWhileTooManyAreInWork() {
        Viewer viewer = lives.portrayed();
        Admission admission = bench.bean(Admission.class);
        for (int page = 0; page < Bench.OVERLOAD.pages(); page++) {
            assertThat(admission.enter()).isTrue();
        }
        assertThat(bench.ask("home", viewer)).isEqualTo(OVERLOADED);
        admission.leave();
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    @Test
    void makesRoomAgainAfterEveryPage() {
        Viewer viewer = lives.consenting();
        for (int page = 0; page <= Bench.OVERLOAD.pages(); page++) {
            assertThat(bench.ask("home", viewer)).isNotEqualTo(OVERLOADED);
        }
    }

    @Test
    void plansTakeRoomAndMakeItAgainToo() {
        Viewer viewer = lives.consenting();
        Admission admission = bench.bean(Admission.class);
        Plans plans = new Plans(bench.bean(Visits.class), admission);
        Feed home = bench.bean(Feeds.class).get("home");
        PlanRequest question = new PlanRequest(null, 20, null);
        for (int plan = 0; plan <= Bench.OVERLOAD.pages(); plan++) {
            assertThat(plans.plan(home, viewer.subject().value(), question, bench.within(Bench.AMPLE)))
                    .isEqualTo(new Plan.Leaving(Reason.NONE_READY));
        }
        for (int page = 0; page < Bench.OVERLOAD.pages(); page++) {
            assertThat(admission.enter()).isTrue();
        }
        assertThat(plans.plan(home, viewer.subject().value(), question, bench.within(Bench.AMPLE)))
                .isEqualTo(new Plan.Leaving(Reason.OVERLOADED));
    }

    @Test
    void asksTheDatabaseSoManyQuestionsAtOnceAndNoMore() {
        Viewer held = lives.portrayed();
        Viewer viewer = lives.portrayed();
        TransactionTemplate transaction = new TransactionTemplate(bench.bean(PlatformTransactionManager.class));
        List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
        Executor callers = task -> Thread.ofVirtual().start(task);

        transaction.executeWithoutResult(status -> {
            bench.bean(People.class).lock(held.subject());
            for (int question = 0; question < Bench.OVERLOAD.decisions(); question++) {
                waiting.add(CompletableFuture.supplyAsync(() -> bench.ask("eager", held), callers));
            }
            await().until(() -> waiters() == Bench.OVERLOAD.decisions());
            assertThat(ask(viewer, Duration.ofMillis(300))).isEqualTo(OVERLOADED);
        });

        waiting.forEach(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Injected.class));
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    private int waiters() {
        return bench.jdbc
                .sql("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
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
