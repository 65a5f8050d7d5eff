package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.splice.PagePointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoCacheTests {

    private static final Subject VIEWER = new Subject("user-42");
    private static final Feed HOME = feed("home");
    private static final Decision.Leave NO = Decision.Leave.of(Reason.NO_CONSENT, Duration.ofMinutes(5));

    private final MovableTicker ticker = new MovableTicker();
    private final NoCache cache = new NoCache(ticker);

    @BeforeEach
    void listen() {
        cache.listening();
    }

    @Test
    void remembersForOneFeedAndViewer() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).hasValue(Reason.NO_CONSENT);
        assertThat(cache.known(feed("other"), VIEWER, Optional.empty())).isEmpty();
        assertThat(cache.known(HOME, new Subject("user-43"), Optional.empty())).isEmpty();
    }

    @Test
    void forgetsAfterAWhileAtTheLatest() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        ticker.advance(NoCache.LONGEST);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void forgetsWhenTheReasonEnds() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), Decision.Leave.of(Reason.NOT_DUE, Duration.ofSeconds(20)));
        ticker.advance(Duration.ofSeconds(10));
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isPresent();
        ticker.advance(Duration.ofSeconds(10));
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void remembersNothingThatLiesInThePage() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), Decision.Leave.because(Reason.NONE_READY));
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void forgetsWithNewsAboutTheViewer() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        cache.changed(VIEWER.value());
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void believesNoAnswerThatIsOlderThanTheNews() {
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.changed(VIEWER.value());
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void believesNothingWhileDeafNorAfterwards() {
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.remember(HOME, VIEWER, asked, NO);
        cache.deaf();
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
        cache.listening();
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void believesNothingAskedWhileDeaf() {
        cache.deaf();
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.listening();
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).isEmpty();
    }

    @Test
    void looksForAReplayOnlyWhereThereMayBeOne() {
        byte[] shown = Visit.pageHash(HOME, "page-1");
        Decision.Leave notDue = new Decision.Leave(Reason.NOT_DUE, NoCache.LONGEST, PagesShown.of(prefix(shown)));
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), notDue);
        assertThat(cache.known(HOME, VIEWER, Optional.of("page-1"))).isEmpty();
        assertThat(cache.known(HOME, VIEWER, Optional.of("page-2"))).hasValue(Reason.NOT_DUE);
        assertThat(cache.known(HOME, VIEWER, Optional.empty())).hasValue(Reason.NOT_DUE);
    }

    @Test
    void looksForEveryReplayWhereNotAllPagesAreKnown() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), Decision.Leave.of(Reason.NOT_DUE, NoCache.LONGEST));
        assertThat(cache.known(HOME, VIEWER, Optional.of("page-2"))).isEmpty();
        byte[] tooMany = new byte[(PagesShown.MOST + 1) * Integer.BYTES];
        cache.remember(
                HOME,
                VIEWER,
                cache.stamp(VIEWER),
                new Decision.Leave(Reason.NOT_DUE, NoCache.LONGEST, PagesShown.of(tooMany)));
        assertThat(cache.known(HOME, VIEWER, Optional.of("page-2"))).isEmpty();
    }

    @Test
    void needsNoReplayWhereNothingMayBeShownAnyMore() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        assertThat(cache.known(HOME, VIEWER, Optional.of("page-1"))).hasValue(Reason.NO_CONSENT);
    }

    /** However many viewers there are, and however many pages each was shown: what is kept stays bounded. */
    @Test
    void keepsNoMoreThanItsShareOfMemory() {
        PagesShown heavy = PagesShown.of(new byte[PagesShown.MOST * Integer.BYTES]);
        for (int viewer = 0; viewer < 30_000; viewer++) {
            Subject one = new Subject("user-" + viewer);
            cache.remember(HOME, one, cache.stamp(one), new Decision.Leave(Reason.NOT_DUE, NoCache.LONGEST, heavy));
        }
        assertThat(cache.bytes()).isBetween(40L << 20, 56L << 20);
    }

    private static byte[] prefix(byte[] hash) {
        return Arrays.copyOf(hash, Integer.BYTES);
    }

    private static Feed feed(String id) {
        ItemTemplate template = ItemTemplate.compile("{}".getBytes(StandardCharsets.UTF_8));
        FeedRule rule = new FeedRule(3, 8, 1, 2, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
        return new Feed(id, PagePointer.parse("/items"), null, Purpose.FEED, template, rule);
    }
}
