package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.splice.PagePointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Fills what a node remembers, and weighs it on the heap. */
public final class CacheMemory {

    private static final int VIEWERS = 100_000;

    private CacheMemory() {}

    /** Prints what it takes. */
    public static void measure(int registered, int percent) {
        never(registered, registered / 100 * percent);
        remembered();
    }

    private static void never(int registered, int optedInPeople) {
        long before = heap();
        OptedIn optedIn = new OptedIn();
        optedIn.listening();
        // as the loader makes room
        OptedIn.Filling filling = Objects.requireNonNull(optedIn.begin(optedInPeople + optedInPeople / 4 + 65_536L));
        for (int person = 0; person < optedInPeople; person++) {
            filling.add(id(person));
        }
        optedIn.complete(filling);
        long bytes = heap() - before;
        int mistaken = 0;
        long startedAt = System.nanoTime();
        for (int person = optedInPeople; person < registered; person++) {
            mistaken += optedIn.excludes(new Subject(id(person))) ? 0 : 1;
        }
        long nanos = System.nanoTime() - startedAt;
        int strangers = registered - optedInPeople;
        System.out.printf(
                Locale.ROOT,
                "%nnever opted in: %,d opted in of %,d registered take %.1f MB; %.4f %% of the others are asked about in"
                        + " vain; %d ns a look-up%n",
                optedInPeople,
                registered,
                bytes / 1048576.0,
                100.0 * mistaken / strangers,
                nanos / strangers);
        Reference.reachabilityFence(optedIn);
    }

    private static void remembered() {
        ItemTemplate template = ItemTemplate.compile("{}".getBytes(StandardCharsets.UTF_8));
        FeedRule rule = new FeedRule(3, 8, 1, 2, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
        Feed feed = new Feed("home", PagePointer.parse("/items"), null, Purpose.FEED, template, rule);
        long before = heap();
        NoCache cache = new NoCache(Ticker.disabledTicker());
        cache.listening();
        for (int number = 0; number < VIEWERS; number++) {
            Subject viewer = new Subject(id(number));
            PagesShown shown = PagesShown.of(new byte[4 * 10]);
            cache.remember(feed, viewer, cache.stamp(viewer), new Decision.Leave(Reason.NOT_DUE, NoCache.LONGEST, shown));
        }
        long bytes = heap() - before;
        System.out.printf(
                Locale.ROOT,
                "remembered: %d bytes a viewer with ten pages, %d by our own account (%,d viewers)%n",
                bytes / Math.max(1, cache.viewers()),
                cache.bytes() / Math.max(1, cache.viewers()),
                cache.viewers());
        Reference.reachabilityFence(cache);
    }

    /** As a platform would have them: 36 characters. */
    private static String id(int number) {
        return new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
    }

    private static long heap() {
        for (int time = 0; time < 4; time++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
