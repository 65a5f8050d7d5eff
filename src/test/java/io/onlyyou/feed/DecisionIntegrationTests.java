package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is inserted, how often, and the honest reason where nothing is. */
@TestInstance(Lifecycle.PER_CLASS)
class DecisionIntegrationTests {

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
    void insertsTheItemAndNothingElse() {
        Viewer viewer = lives.portrayed();

        Outcome.Injected injected = (Outcome.Injected) bench.ask("home", viewer);

        assertThat(injected.header()).isEqualTo("injected;count=1;positions=\"3\"");
        String page = new String(injected.page(), StandardCharsets.UTF_8);
        int start = page.indexOf("{\"id\":\"onlyyou:");
        int end = page.indexOf("{\"id\":\"post-3\"}");
        assertThat(page.substring(0, start) + page.substring(end))
                .isEqualTo(new String(Bench.page(20), StandardCharsets.UTF_8));
        String item = page.substring(start, end - 1);
        assertThat(Json.MAPPER.readTree(item).at("/caption").asString()).isEqualTo("Imagine \"yourself\" <b>");
    }

    @Test
    void leavesPagesOfStrangersAlone() {
        Viewer stranger = new Viewer(new Subject("nobody-" + UUID.randomUUID()), new PersonKey(UUID.randomUUID()));
        assertUnchanged(bench.ask("home", stranger), Reason.NO_CONSENT);
        assertThat(bench.jdbc
                        .sql("select count(*) from person where subject = ?")
                        .param(stranger.subject().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void needsBothConsents() {
        Viewer onlyFeed = lives.portrayed();
        lives.end(onlyFeed, "generation");
        assertUnchanged(bench.ask("home", onlyFeed), Reason.NO_CONSENT);
        Viewer onlyGeneration = lives.portrayed();
        lives.end(onlyGeneration, "feed");
        assertUnchanged(bench.ask("home", onlyGeneration), Reason.NO_CONSENT);
    }

    @Test
    void countsConsentThatRanOutAsNone() {
        Viewer viewer = lives.portrayed();
        lives.lapse(viewer, "feed", Duration.ofHours(-1));
        assertUnchanged(bench.ask("home", viewer), Reason.NO_CONSENT);
        Viewer another = lives.portrayed();
        lives.lapse(another, "generation", Duration.ofHours(-1));
        assertUnchanged(bench.ask("home", another), Reason.NO_CONSENT);
        Viewer still = lives.portrayed();
        lives.lapse(still, "feed", Duration.ofHours(1));
        assertInjected(bench.ask("home", still));
    }

    @Test
    void showsNoPortraitOfAnEpochThatHasEnded() {
        Viewer viewer = lives.portrayed();
        lives.end(viewer, "feed");
        lives.give(viewer, "feed");
        assertUnchanged(bench.ask("home", viewer), Reason.NONE_READY);
        Viewer another = lives.portrayed();
        lives.end(another, "generation");
        lives.give(another, "generation");
        assertUnchanged(bench.ask("home", another), Reason.NONE_READY);
    }

    @Test
    void showsOnASurfaceOnlyWhatWasMadeForIt() {
        Viewer viewer = lives.portrayed();
        lives.give(viewer, "stories");
        assertUnchanged(bench.ask("stories", viewer), Reason.NONE_READY);
        Viewer onBoth = lives.consenting();
        lives.give(onBoth, "stories");
        lives.portrait(onBoth, "opt-in");
        assertInjected(bench.ask("stories", onBoth));
    }

    @Test
    void showsAmongStoriesOnlyWhatHasAnUprightPicture() {
        Viewer onBoth = lives.consenting();
        lives.give(onBoth, "stories");
        UUID portrait = lives.portrait(onBoth, "opt-in");
        bench.jdbc
                .sql("update portrait set story_width = null, story_height = null where id = ?")
                .param(portrait)
                .update();
        assertUnchanged(bench.ask("stories", onBoth), Reason.NONE_READY);
        assertInjected(bench.ask("home", onBoth));
    }

    @Test
    void hidesWhatIsHidden() {
        Viewer viewer = lives.consenting();
        lives.hide(viewer, lives.portrait(viewer, "opt-in"));
        assertUnchanged(bench.ask("home", viewer), Reason.NONE_READY);
    }

    @Test
    void showsEachPortraitAsOftenAsTheRuleSaysOldestFirst() {
        Viewer viewer = lives.consenting();
        UUID first = lives.portrait(viewer, "opt-in");
        UUID second = lives.portrait(viewer, "opt-in");
        assertInjected(bench.ask("once", viewer));
        assertInjected(bench.ask("once", viewer));
        assertUnchanged(bench.ask("once", viewer), Reason.NONE_READY);
        assertThat(lives.shown(viewer)).containsExactly(first, second);
    }

    @Test
    void countsTheCapOverAnyDay() {
        Viewer viewer = lives.portrayed();
        assertInjected(bench.ask("capped", viewer));
        lives.later(viewer, Duration.ofHours(23));
        assertInjected(bench.ask("capped", viewer));
        assertUnchanged(bench.ask("capped", viewer), Reason.CAP_REACHED);
        lives.later(viewer, Duration.ofMinutes(61));
        bench.bean(NoCache.class).changed(viewer.subject().value());
        assertInjected(bench.ask("capped", viewer));
    }

    @Test
    void waitsForTheIntervalAfterTheFirstOfAnEpoch() {
        Viewer viewer = lives.portrayed();
        assertInjected(bench.ask("rare", viewer));
        assertUnchanged(bench.ask("rare", viewer), Reason.NOT_DUE);
        lives.later(viewer, Duration.ofMinutes(241));
        bench.bean(NoCache.class).changed(viewer.subject().value());
        assertInjected(bench.ask("rare", viewer));
    }

    @Test
    void doesNotKeepTheFirstPortraitOfAnEpochWaiting() {
        Viewer viewer = lives.portrayed();
        assertInjected(bench.ask("rare", viewer));
        lives.end(viewer, "feed");
        lives.give(viewer, "feed");
        UUID anew = lives.portrait(viewer, "surface");
        assertInjected(bench.ask("rare", viewer));
        assertThat(lives.shown(viewer)).endsWith(anew);
    }

    @Test
    void doesNotKeepWhatThePersonAskedForWaiting() {
        Viewer viewer = lives.portrayed();
        assertInjected(bench.ask("rare", viewer));
        UUID wished = lives.portrait(viewer, "request");
        assertInjected(bench.ask("rare", viewer));
        assertThat(lives.shown(viewer)).endsWith(wished);
    }

    @Test
    void fillsAPageUpToItsLimitAndTheCap() {
        Viewer viewer = lives.consenting();
        for (int made = 0; made < 4; made++) {
            lives.portrait(viewer, "opt-in");
        }
        assertThat(bench.ask("pairs", viewer).header()).isEqualTo("injected;count=2;positions=\"1,4\"");
        assertThat(bench.ask("pairs", viewer).header()).isEqualTo("injected;count=1;positions=\"1\"");
        assertUnchanged(bench.ask("pairs", viewer), Reason.CAP_REACHED);
    }

    @Test
    void keepsTheGapToTheInsertionBeforeThePage() {
        Viewer viewer = lives.portrayed();
        assertThat(askSince(viewer, 2, 20).header()).contains("positions=\"6\"");
        assertUnchanged(askSince(lives.portrayed(), 0, 8), Reason.NOT_DUE);
    }

    @Test
    void decidesNothingInModesThatShowNothing() {
        Viewer viewer = lives.portrayed();
        assertUnchanged(bench.ask("off", viewer), Reason.SWITCHED_OFF);
        assertUnchanged(bench.ask("heldout", viewer), Reason.HOLDOUT);
        assertUnchanged(bench.ask("shadow", viewer), Reason.SHADOW);
        assertUnchanged(bench.ask("shadow", viewer), Reason.SHADOW);
        assertThat(lives.shown(viewer)).isEmpty();
    }

    @Test
    void tellsThePersonWhatWasShown() {
        Viewer viewer = lives.consenting();
        UUID portrait = lives.portrait(viewer, "opt-in");
        bench.ask("home", viewer);
        bench.ask("eager", viewer);
        assertThat(bench.bean(Showings.class).of(viewer.key(), portrait))
                .extracting(Showing::feed)
                .containsExactly("home", "eager");
    }

    @Test
    void tellsThePositionInThePageAsItWasFinished() {
        Viewer viewer = lives.consenting();
        UUID first = lives.portrait(viewer, "opt-in");
        UUID second = lives.portrait(viewer, "opt-in");
        UUID third = lives.portrait(viewer, "opt-in");
        assertThat(bench.ask("pairs", viewer).header()).isEqualTo("injected;count=2;positions=\"1,4\"");

        Map<UUID, List<Showing>> showings = bench.bean(Showings.class).of(viewer.key(), List.of(first, second, third));

        assertThat(showings.values().stream().flatMap(List::stream))
                .extracting(Showing::position)
                .containsExactlyInAnyOrder(1, 4);
        assertThat(showings.values().stream().flatMap(List::stream))
                .extracting(Showing::ruleVersion)
                .containsOnly(version("pairs"));
        assertThat(bench.bean(Showings.class).of(viewer.key(), List.of())).isEmpty();
    }

    private String version(String feed) {
        return bench.bean(Feeds.class).get(feed).rule().version();
    }

    private Outcome askSince(Viewer viewer, int itemsSince, int items) {
        return bench.ask(
                "home",
                new PageRequest(
                        viewer.subject().value(),
                        Bench.page(items),
                        false,
                        Optional.empty(),
                        OptionalInt.of(itemsSince),
                        bench.within(Bench.AMPLE)));
    }

    private static void assertInjected(Outcome outcome) {
        assertThat(outcome.header()).startsWith("injected;");
    }

    private static void assertUnchanged(Outcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new Outcome.Unchanged(reason));
    }
}
