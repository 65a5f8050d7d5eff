package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.ViewerChanges;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A remembered no is believed exactly as long as news about the viewer would have arrived. */
class NewsIntegrationTests {

    private Bench bench;
    private Lives lives;
    private NoCache cache;

    @BeforeEach
    void open() {
        bench = new Bench();
        lives = bench.lives;
        cache = bench.bean(NoCache.class);
        await().until(cache::isListening);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void remembersANoUntilItHearsOfAChange() {
        Viewer viewer = somebodyRefused();
        assertThat(bench.ask("home", viewer)).isEqualTo(new Outcome.Unchanged(Reason.NONE_READY));

        bench.bean(ViewerChanges.class).announce(viewer.subject());

        await().until(() -> bench.ask("home", viewer) instanceof Outcome.Injected);
    }

    /** The interval that made the next page wait began with an insertion that nobody saw. */
    @Test
    void forgetsTheNoThatALateDecisionWasTheReasonFor() {
        Viewer viewer = lives.portrayed();
        lives.portrait(viewer, "opt-in");
        Feed home = bench.bean(Feeds.class).get("home");
        Visit visit = new Visit(home, viewer.subject(), Optional.empty(), 20, OptionalInt.empty());
        DecisionTransactions transactions = bench.bean(DecisionTransactions.class);
        Decision late = transactions.decide(visit, bench.within(Bench.AMPLE), new AtomicBoolean());
        assertThat(bench.ask("home", viewer)).isEqualTo(new Outcome.Unchanged(Reason.NOT_DUE));

        transactions.discard(visit, (Decision.Insert) late);

        await().until(() -> bench.ask("home", viewer) instanceof Outcome.Injected);
    }

    @Test
    void believesNothingWhileTheListenerIsLost() {
        Viewer viewer = somebodyRefused();
        loseListener();
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    @Test
    void forgetsEverythingWhenTheListenerIsBack() {
        Viewer viewer = somebodyRefused();
        loseListener();
        bench.reachable.set(true);
        await().until(cache::isListening);
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    /** Has a portrait by now, but nobody was told. */
    private Viewer somebodyRefused() {
        Viewer viewer = lives.consenting();
        assertThat(bench.ask("home", viewer)).isEqualTo(new Outcome.Unchanged(Reason.NONE_READY));
        lives.portrait(viewer, "opt-in");
        return viewer;
    }

    private void loseListener() {
        bench.loseListener();
        await().until(() -> !cache.isListening());
    }
}
