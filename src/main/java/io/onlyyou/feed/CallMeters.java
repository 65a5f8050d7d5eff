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

    private static final Duration[] STEPS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 150, 300, 1000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer added;
    private final Counter injected;
    private final Counter insertions;
    private final Map<Reason, Counter> unchanged = new EnumMap<>(Reason.class);

    CallMeters(String feed, Call call, MeterRegistry registry) {
        added = Timer.builder("onlyyou.feed.added")
                .description("What a page's way got longer by: from its first byte to our answer")
                .tags("feed", feed, "call", call.wire())
                .serviceLevelObjectives(STEPS)
                .register(registry);
        injected = answers(feed, call, "injected", "none", registry);
        for (Reason reason : Reason.values()) {
            unchanged.put(reason, answers(feed, call, "unchanged", reason.wire(), registry));
        }
        insertions = Counter.builder("onlyyou.feed.insertions")
                .description("Items inserted, replays among them")
                .tags("feed", feed, "call", call.wire())
                .register(registry);
    }

    void injected(int count, long nanos) {
        injected.increment();
        insertions.increment(count);
        added.record(nanos, TimeUnit.NANOSECONDS);
    }

    void unchanged(Reason reason, long nanos) {
        Objects.requireNonNull(unchanged.get(reason)).increment();
        added.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Counter answers(String feed, Call call, String outcome, String reason, MeterRegistry registry) {
        return Counter.builder("onlyyou.feed.answers")
                .description("Pages by what became of them")
                .tags("feed", feed, "call", call.wire(), "outcome", outcome, "reason", reason)
                .register(registry);
    }
}
