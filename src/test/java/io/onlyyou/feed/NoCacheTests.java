package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.splice.PagePointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoCacheTests {

    private static final Subject VIEWER = new Subject("user-42");
    private static final Feed HOME = feed("home");
    private static final Decision.Leave NO = new Decision.Leave(Reason.NO_CONSENT, Duration.ofMinutes(5));

    private final MovableTicker ticker = new MovableTicker();
    private final NoCache cache = new NoCache(ticker);

    @BeforeEach
    void listen() {
        cache.listening();
    }

    @Test
    void remembersForOneFeedAndViewer() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        assertThat(cache.known(HOME, VIEWER)).hasValue(Reason.NO_CONSENT);
        assertThat(cache.known(feed("other"), VIEWER)).isEmpty();
        assertThat(cache.known(HOME, new Subject("user-43"))).isEmpty();
    }

    @Test
    void forgetsAfterHalfAMinuteAtTheLatest() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        ticker.advance(NoCache.LONGEST);
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void forgetsWhenTheReasonEnds() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), new Decision.Leave(Reason.NOT_DUE, Duration.ofSeconds(20)));
        ticker.advance(Duration.ofSeconds(10));
        assertThat(cache.known(HOME, VIEWER)).isPresent();
        ticker.advance(Duration.ofSeconds(10));
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void remembersNothingThatLiesInThePage() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), Decision.Leave.because(Reason.NONE_READY));
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void forgetsWithNewsAboutTheViewer() {
        cache.remember(HOME, VIEWER, cache.stamp(VIEWER), NO);
        cache.changed(VIEWER.value());
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void believesNoAnswerThatIsOlderThanTheNews() {
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.changed(VIEWER.value());
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void believesNothingWhileDeafNorAfterwards() {
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.remember(HOME, VIEWER, asked, NO);
        cache.deaf();
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
        cache.listening();
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    @Test
    void believesNothingAskedWhileDeaf() {
        cache.deaf();
        NoCache.Stamp asked = cache.stamp(VIEWER);
        cache.listening();
        cache.remember(HOME, VIEWER, asked, NO);
        assertThat(cache.known(HOME, VIEWER)).isEmpty();
    }

    private static Feed feed(String id) {
        ItemTemplate template = ItemTemplate.compile("{}".getBytes(StandardCharsets.UTF_8));
        FeedRule rule = new FeedRule(3, 8, 1, 2, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
        return new Feed(id, PagePointer.parse("/items"), null, Purpose.FEED, template, rule);
    }
}
