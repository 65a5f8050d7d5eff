package io.onlyyou.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The numbers of one call for one feed, made once so that counting looks nothing up. */
final class CallMeters {

    private static final String INJECTED = "injected";
    private static final String UNCHANGED = "unchanged";

    private static final Duration[] STEPS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 150, 300, 1000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer addedToInjected;
    private final Timer addedToUnchanged;
    private final Counter injected;
    private final Counter insertions;
    private final Map<Reason, Counter> unchanged = new EnumMap<>(Reason.class);

    CallMeters(String feed, Call call, MeterRegistry registry) {
        addedToInjected = added(feed, call, INJECTED, registry);
        addedToUnchanged = added(feed, call, UNCHANGED, registry);
        injected = answers(feed, call, INJECTED, "none", registry);
        for (Reason reason : Reason.values()) {
            unchanged.put(reason, answers(feed, call, UNCHANGED, reason.wire(), registry));
        }
        insertions = Counter.builder("onlyyou.feed.insertions")
                .description("Items inserted, replays among them")
                .tags("feed", feed, "call", call.wire())
                .register(registry);
    }

    void injected(int count, long nanos) {
        injected.increment();
        insertions.increment(count);
        addedToInjected.record(nanos, TimeUnit.NANOSECONDS);
    }

    void unchanged(Reason reason, long nanos) {
        Objects.requireNonNull(unchanged.get(reason)).increment();
        addedToUnchanged.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** By outcome: of most pages nothing is asked, and their speed would hide how long the others take. */
    private static Timer added(String feed, Call call, String outcome, MeterRegistry registry) {
        return Timer.builder("onlyyou.feed.added")
                .description("What a page's way got longer by: from its first byte to our answer")
                .tags("feed", feed, "call", call.wire(), "outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private static Counter answers(String feed, Call call, String outcome, String reason, MeterRegistry registry) {
        return Counter.builder("onlyyou.feed.answers")
                .description("Pages by what became of them")
                .tags("feed", feed, "call", call.wire(), "outcome", outcome, "reason", reason)
                .register(registry);
    }
}
