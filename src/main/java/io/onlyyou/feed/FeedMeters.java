package io.onlyyou.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what the feeds are answered, and how well nothing is asked for. Names no person: see {@code docs/runbook.md} for
 * what each number means.
 */
@Component
class FeedMeters {

    /** Who could tell that there is nothing for a viewer, or that it had to be asked. */
    enum Lookup {
        NEVER_OPTED_IN,
        REMEMBERED,
        ASKED;

        private String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<String, Map<Call, CallMeters>> calls;
    private final Map<Lookup, Counter> lookups;
    private final Counter voided;

    FeedMeters(MeterRegistry registry, Feeds feeds, NoCache cache, OptedIn optedIn) {
        calls = feeds.ids().stream().collect(Collectors.toMap(Function.identity(), feed -> ofFeed(feed, registry)));
        lookups = Arrays.stream(Lookup.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        lookup -> Counter.builder("onlyyou.feed.lookups")
                                .description("Pages by what could say that there is nothing for their viewer")
                                .tag("answer", lookup.wire())
                                .register(registry)));
        voided = Counter.builder("onlyyou.feed.voided")
                .description("Decisions that came too late to be shown")
                .register(registry);
        gauge(registry, "onlyyou.feed.remembered.viewers", "viewers", cache, NoCache::viewers);
        gauge(registry, "onlyyou.feed.remembered.size", BaseUnits.BYTES, cache, NoCache::bytes);
        gauge(registry, "onlyyou.feed.listening", null, cache, known -> known.isListening() ? 1 : 0);
        gauge(registry, "onlyyou.feed.optedin.people", "people", optedIn, OptedIn::people);
        gauge(registry, "onlyyou.feed.optedin.size", BaseUnits.BYTES, optedIn, OptedIn::bytes);
        gauge(registry, "onlyyou.feed.optedin.ready", null, optedIn, known -> known.isReady() ? 1 : 0);
    }

    void injected(Feed feed, Call call, int count, long nanos) {
        meters(feed, call).injected(count, nanos);
    }

    void unchanged(Feed feed, Call call, Reason reason, long nanos) {
        meters(feed, call).unchanged(reason, nanos);
    }

    void lookedUp(Lookup lookup) {
        Objects.requireNonNull(lookups.get(lookup)).increment();
    }

    void voided() {
        voided.increment();
    }

    private CallMeters meters(Feed feed, Call call) {
        Map<Call, CallMeters> ofFeed = Objects.requireNonNull(calls.get(feed.id()));
        return Objects.requireNonNull(ofFeed.get(call));
    }

    private static Map<Call, CallMeters> ofFeed(String feed, MeterRegistry registry) {
        return Arrays.stream(Call.values())
                .collect(Collectors.toMap(Function.identity(), call -> new CallMeters(feed, call, registry)));
    }

    private static <T> void gauge(
            MeterRegistry registry, String name, @Nullable String unit, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).baseUnit(unit).register(registry);
    }
}
