package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
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
 * worthless. While nobody listens for news nothing is believed.
 */
@Component
class NoCache {

    /** Even news that got lost makes a portrait no later than this. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int ENTRIES = 200_000;
    /** Viewers who share a counter share their news, which costs a question to the database and nothing else. */
    private static final int COUNTERS = 1 << 14;

    /** What was known of a viewer's news at some moment. */
    record Stamp(long session, long news) {}

    private record Key(String feed, Subject viewer) {}

    private record No(Reason reason, Stamp stamp, Duration lasts) {}

    private final Cache<Key, No> noes;
    private final AtomicLongArray news = new AtomicLongArray(COUNTERS);
    /** Odd while news is being listened for. */
    private final AtomicLong session = new AtomicLong();

    NoCache(Ticker ticker) {
        this.noes = Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .ticker(ticker)
                .expireAfter(Expiry.creating((Key key, No no) -> no.lasts()))
                .build();
    }

    /** Why there is nothing for this viewer in this feed, if that is known. */
    Optional<Reason> known(Feed feed, Subject viewer) {
        No no = isListening() ? noes.getIfPresent(new Key(feed.id(), viewer)) : null;
        return no != null && no.stamp().equals(stamp(viewer)) ? Optional.of(no.reason()) : Optional.empty();
    }

    /** To be taken before the database is asked. */
    Stamp stamp(Subject viewer) {
        return new Stamp(session.get(), news.get(counter(viewer.value())));
    }

    void remember(Feed feed, Subject viewer, Stamp stamp, Decision.Leave leave) {
        Duration lasts = leave.lasts().compareTo(LONGEST) < 0 ? leave.lasts() : LONGEST;
        if (isListening() && lasts.isPositive()) {
            noes.put(new Key(feed.id(), viewer), new No(leave.reason(), stamp, lasts));
        }
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

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private static int counter(String viewer) {
        int hash = viewer.hashCode();
        return (hash ^ (hash >>> 16)) & (COUNTERS - 1);
    }
}
