package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Ticker;
import io.onlyyou.consent.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * Remembers that there is nothing for a viewer, so that most pages cost no database call. It can only say no.
 *
 * <p>A no is remembered together with the {@link Stamp} taken before the database was asked, and is believed as long as
 * the stamp is current: any news about the viewer since, also news that came while the database was answering, makes it
 * worthless. While nobody listens for news nothing is believed. A page that was inserted into before is not answered from
 * here, unless nobody may be shown anything any more.
 */
@Component
class NoCache {

    /** Even news that got lost makes a portrait no later than this. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final long MOST_BYTES = 48L << 20;
    /** What an entry takes beside the viewer's id and the pages, as measured; see {@code docs/benchmarks.md}. */
    private static final int BYTES_EACH = 375;
    /** Viewers who share a counter share their news, which costs a question to the database and nothing else. */
    private static final int COUNTERS = 1 << 16;

    /** What was known of a viewer's news at some moment. */
    record Stamp(long session, long news) {}

    private record Key(String feed, Subject viewer) {}

    private record No(Decision.Leave leave, Stamp stamp) {}

    private final Cache<Key, No> noes;
    private final AtomicLongArray news = new AtomicLongArray(COUNTERS);
    /** Odd while news is being listened for. */
    private final AtomicLong session = new AtomicLong();

    NoCache(Ticker ticker) {
        this.noes = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Key key, No no) -> BYTES_EACH
                        + key.viewer().value().length()
                        + no.leave().shown().bytes())
                .ticker(ticker)
                .expireAfter(Expiry.creating((Key key, No no) -> lasts(no.leave())))
                .build();
    }

    /** Why there is nothing for this viewer in this page, if that is known. */
    Optional<Reason> known(Feed feed, Subject viewer, Optional<String> pageKey) {
        No no = isListening() ? noes.getIfPresent(new Key(feed.id(), viewer)) : null;
        return no != null && no.stamp().equals(stamp(viewer)) && holds(no.leave(), feed, pageKey)
                ? Optional.of(no.leave().reason())
                : Optional.empty();
    }

    /** Whether the page, if it was inserted into before, is to get nothing either. */
    private static boolean holds(Decision.Leave leave, Feed feed, Optional<String> pageKey) {
        return pageKey.isEmpty()
                || leave.reason() == Reason.NO_CONSENT
                || leave.reason() == Reason.PAUSED
                || !leave.shown().mayHold(Visit.pageHash(feed, pageKey.get()));
    }

    /** To be taken before the database is asked. */
    Stamp stamp(Subject viewer) {
        return new Stamp(session.get(), news.get(counter(viewer.value())));
    }

    void remember(Feed feed, Subject viewer, Stamp stamp, Decision.Leave leave) {
        if (isListening() && lasts(leave).isPositive()) {
            noes.put(new Key(feed.id(), viewer), new No(leave, stamp));
        }
    }

    private static Duration lasts(Decision.Leave leave) {
        return leave.lasts().compareTo(LONGEST) < 0 ? leave.lasts() : LONGEST;
    }

    /** Something about this viewer has changed. */
    void changed(String viewer) {
        news.incrementAndGet(counter(viewer));
    }

    /** From now on all news arrive. What was remembered before is forgotten: nobody knows what was missed. */
    void listening() {
        session.updateAndGet(now -> isOdd(now) ? now + 2 : now + 1);
    }

    /** News may be missed from now on. */
    void deaf() {
        session.updateAndGet(now -> isOdd(now) ? now + 1 : now);
    }

    boolean isListening() {
        return isOdd(session.get());
    }

    /** How many viewers are remembered, each feed by itself, about. */
    long viewers() {
        return noes.estimatedSize();
    }

    /** What they take in memory, about. */
    long bytes() {
        return noes.policy()
                .eviction()
                .map(Policy.Eviction::weightedSize)
                .orElseThrow()
                .orElse(0);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private static int counter(String viewer) {
        int hash = viewer.hashCode();
        return (hash ^ (hash >>> 16)) & (COUNTERS - 1);
    }
}
