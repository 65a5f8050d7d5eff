package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.onlyyou.switches.SwitchBoard;
import io.onlyyou.switches.SwitchName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A page asked about again gets the same insertions, as far as they may still be shown. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIntegrationTests {

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
    void givesTheSameInsertionsWithFreshTokensAndCountsThemOnce() {
        Viewer viewer = lives.portrayed();
        String first = injected(bench.ask("home", viewer, "page-1"));
        String second = injected(bench.ask("home", viewer, "page-1"));
        assertThat(second).isNotEqualTo(first);
        assertThat(withoutTokens(second)).isEqualTo(withoutTokens(first));
        assertThat(lives.shown(viewer)).hasSize(1);
    }

    @Test
    void replaysAPageAlsoWhileItIsRememberedThatNothingIsDue() {
        Viewer viewer = lives.portrayed();
        lives.portrait(viewer, "surface");
        await().until(bench.bean(NoCache.class)::isListening);
        injected(bench.ask("home", viewer, "page-1"));
        assertUnchanged(bench.ask("home", viewer, "page-2"), Reason.NOT_DUE);
        double before = remembered();

        assertUnchanged(bench.ask("home", viewer, "page-3"), Reason.NOT_DUE);
        assertThat(remembered()).isEqualTo(before + 1);
        injected(bench.ask("home", viewer, "page-1"));
        assertThat(remembered()).isEqualTo(before + 1);
    }

    private double remembered() {
        return bench.bean(MeterRegistry.class)
                .get("onlyyou.feed.lookups")
                .tag("answer", "remembered")
                .counter()
                .count();
    }

    @Test
    void keepsPagesAndFeedsApart() {
        Viewer viewer = lives.portrayed();
        bench.ask("eager", viewer, "page-1");
        bench.ask("eager", viewer, "page-2");
        bench.ask("capped", viewer, "page-1");
        assertThat(lives.shown(viewer)).hasSize(3);
    }

    @Test
    void stopsWithTheConsentToTheSurfaceAndDoesNotComeBack() {
        stopsWith("feed");
    }

    @Test
    void stopsWithTheConsentToGenerationAndDoesNotComeBack() {
        stopsWith("generation");
    }

    private void stopsWith(String purpose) {
        Viewer viewer = lives.portrayed();
        injected(bench.ask("home", viewer, "page-1"));
        lives.end(viewer, purpose);
        assertUnchanged(bench.ask("home", viewer, "page-1"), Reason.NO_CONSENT);
        lives.give(viewer, purpose);
        assertUnchanged(bench.ask("home", viewer, "page-1"), Reason.NONE_READY);
        lives.portrait(viewer, "opt-in");
        assertUnchanged(bench.ask("home", viewer, "page-1"), Reason.NONE_READY);
    }

    @Test
    void leavesOutWhatIsHiddenOrGoneMeanwhile() {
        Viewer viewer = lives.consenting();
        UUID first = lives.portrait(viewer, "opt-in");
        UUID second = lives.portrait(viewer, "opt-in");
        assertThat(bench.ask("pairs", viewer, "page-1").header()).contains("positions=\"1,4\"");
        lives.hide(viewer, first);
        String page = injected(bench.ask("pairs", viewer, "page-1"));
        assertThat(page).contains(second.toString()).doesNotContain(first.toString());
        assertThat(bench.ask("pairs", viewer, "page-1").header()).contains("positions=\"3\"");
        lives.hide(viewer, second);
        assertUnchanged(bench.ask("pairs", viewer, "page-1"), Reason.NONE_READY);
    }

    @Test
    void fitsItselfIntoAShorterPage() {
        Viewer viewer = lives.consenting();
        lives.portrait(viewer, "opt-in");
        lives.portrait(viewer, "opt-in");
        assertThat(bench.ask("pairs", viewer, "page-1").header()).contains("count=2");
        assertThat(bench.ask("pairs", viewer, Optional.of("page-1"), 3).header())
                .contains("count=1");
        assertUnchanged(bench.ask("pairs", viewer, Optional.of("page-1"), 1), Reason.PAGE_TOO_SHORT);
        assertUnchanged(bench.ask("pairs", viewer, Optional.of("page-1"), 0), Reason.EMPTY_PAGE);
    }

    /** Its own insertion is the last one that the person has passed, so nothing new would have a place in it. */
    @Test
    void replaysAPageThatTheGapLeavesNoPlaceIn() {
        Viewer viewer = lives.portrayed();
        injected(bench.ask("home", viewer, Optional.of("page-1"), 8));
        injected(askSince(viewer, "page-1"));
        assertUnchanged(askSince(viewer, "page-2"), Reason.NOT_DUE);
    }

    private Outcome askSince(Viewer viewer, String pageKey) {
        return bench.ask(
                "home",
                new PageRequest(
                        viewer.subject().value(),
                        Bench.page(8),
                        false,
                        Optional.of(pageKey),
                        OptionalInt.of(0),
                        bench.within(Bench.AMPLE)));
    }

    @Test
    void decidesAnewWhereNothingWasInserted() {
        Viewer viewer = lives.consenting();
        assertUnchanged(bench.ask("home", viewer, "page-1"), Reason.NONE_READY);
        lives.portrait(viewer, "opt-in");
        bench.bean(NoCache.class).changed(viewer.subject().value());
        injected(bench.ask("home", viewer, "page-1"));
    }

    /** The feed goes by another version meanwhile, which stays on. */
    @Test
    void leavesOutWhatAVersionOfTheRuleInsertedThatIsOffNow() {
        Viewer viewer = lives.consenting();
        UUID first = lives.portrait(viewer, "opt-in");
        UUID second = lives.portrait(viewer, "opt-in");
        assertThat(bench.ask("pairs", viewer, "page-1").header()).contains("count=2");
        String version = "old-" + UUID.randomUUID();
        madeBy(version, viewer, first);
        String page = injected(bench.ask("pairs", viewer, "page-1"));
        assertThat(page).contains(first.toString(), second.toString());

        turn(version, false);
        page = injected(bench.ask("pairs", viewer, "page-1"));
        assertThat(page).contains(second.toString()).doesNotContain(first.toString());
        madeBy(version, viewer, second);
        assertUnchanged(bench.ask("pairs", viewer, "page-1"), Reason.SWITCHED_OFF);

        turn(version, true);
        page = injected(bench.ask("pairs", viewer, "page-1"));
        assertThat(page).contains(first.toString(), second.toString());
    }

    private void madeBy(String version, Viewer viewer, UUID portrait) {
        bench.jdbc
                .sql("update insertion set rule_version = ? where person_key = ? and portrait_id = ?")
                .params(version, viewer.key().value(), portrait)
                .update();
    }

    private void turn(String version, boolean on) {
        bench.bean(SwitchBoard.class).turn(new SwitchName("rule:" + version), on, "a test", "test");
    }

    private static String injected(Outcome outcome) {
        assertThat(outcome.header()).startsWith("injected;");
        return new String(((Outcome.Injected) outcome).page(), StandardCharsets.UTF_8);
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("/v1/images/[A-Za-z0-9_-]+", "").replaceAll("\"token\":\"[^\"]+\"", "");
    }

    private static void assertUnchanged(Outcome outcome, Reason reason) {
        assertThat(outcome).isEqualTo(new Outcome.Unchanged(reason));
    }
}
