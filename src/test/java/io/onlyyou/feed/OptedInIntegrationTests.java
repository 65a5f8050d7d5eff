package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.onlyyou.consent.ViewerChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has never opted in is told so without the database, and whoever has never is. */
class OptedInIntegrationTests {

    private Bench bench;
    private Lives lives;
    private OptedIn optedIn;
    private OptedInLoader loader;

    @BeforeEach
    void open() {
        bench = new Bench();
        lives = bench.lives;
        optedIn = bench.bean(OptedIn.class);
        loader = new OptedInLoader(optedIn, bench.database.operate());
    }

    @AfterEach
    void close() {
        loader.stop();
        bench.close();
    }

    @Test
    void isFilledWithThoseWhoHaveSaidYesToASurface() {
        Viewer viewer = lives.portrayed();
        Viewer onlyStories = lives.somebody();
        lives.give(onlyStories, "stories");
        Viewer onlyGeneration = lives.somebody();
        lives.give(onlyGeneration, "generation");
        Viewer ended = lives.portrayed();
        lives.end(ended, "feed");

        fill();

        assertThat(optedIn.people()).isEqualTo(2);
        assertThat(optedIn.excludes(viewer.subject())).isFalse();
        assertThat(optedIn.excludes(onlyStories.subject())).isFalse();
        assertThat(optedIn.excludes(onlyGeneration.subject())).isTrue();
        assertThat(optedIn.excludes(ended.subject())).isTrue();
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
        assertThat(lookups("asked")).isEqualTo(1);
        assertThat(lookups("never-opted-in")).isZero();
        assertThat(bench.ask("home", lives.somebody())).isEqualTo(new Outcome.Unchanged(Reason.NO_CONSENT));
        assertThat(lookups("asked")).isEqualTo(1);
        assertThat(lookups("never-opted-in")).isEqualTo(1);
    }

    private double lookups(String answer) {
        return bench.bean(MeterRegistry.class)
                .get("onlyyou.feed.lookups")
                .tag("answer", answer)
                .counter()
                .count();
    }

    /** What there is for them in their feed does not matter; who uses it for nothing is not looked up for that. */
    @Test
    void whoeverMayHaveOptedInIsSeenEvenWhereTheyAreHeldOutOrTheFeedIsOff() {
        Viewer onlyGeneration = lives.somebody();
        lives.give(onlyGeneration, "generation");
        Viewer heldOut = lives.portrayed();
        Viewer off = lives.portrayed();
        fill();

        bench.ask("home", onlyGeneration);
        bench.ask("heldout", heldOut);
        bench.ask("off", off);

        await().until(() -> isSeen(heldOut) && isSeen(off));
        assertThat(isSeen(onlyGeneration)).isFalse();
    }

    private boolean isSeen(Viewer viewer) {
        return bench.jdbc
                .sql("select exists (select 1 from person_seen where person_key = :key)")
                .param("key", viewer.key().value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void hearsOfNewConsent() {
        fill();
        Viewer viewer = lives.portrayed();
        assertThat(bench.ask("home", viewer)).isEqualTo(new Outcome.Unchanged(Reason.NO_CONSENT));

        bench.bean(ViewerChanges.class).announce(viewer.subject());

        await().until(() -> bench.ask("home", viewer) instanceof Outcome.Injected);
    }

    @Test
    void isNotBelievedWhileTheListenerIsLostAndIsFilledAnewAfterwards() {
        fill();
        Viewer viewer = lives.portrayed();
        bench.loseListener();
        await().until(() -> !optedIn.isReady());
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);

        bench.reachable.set(true);

        await().until(optedIn::isReady);
        assertThat(optedIn.excludes(viewer.subject())).isFalse();
    }

    private void fill() {
        loader.start();
        await().until(optedIn::isReady);
    }
}
