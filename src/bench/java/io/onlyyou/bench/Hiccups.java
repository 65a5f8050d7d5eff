package io.onlyyou.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long a thread that only wants to sleep a millisecond was kept from waking, by the second: what the machine, or this
 * process's own virtual machine, adds to every answer whatever the service does.
 */
final class Hiccups implements AutoCloseable {

    private static final long SLEEP_NANOS = 1_000_000;

    private final Map<Long, Long> longestBySecond = new ConcurrentHashMap<>();
    private final long startedAt = System.nanoTime();
    private final Thread sleeper = Thread.ofPlatform().daemon().name("hiccups").start(this::watch);

    /** The longest that touched this second or the one before, whose end may have held up the answers of this one. */
    Duration longest(long second) {
        return Duration.ofNanos(Math.max(
                longestBySecond.getOrDefault(second, 0L), longestBySecond.getOrDefault(second - 1, 0L)));
    }

    private void watch() {
        try {
            while (true) {
                long before = System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(SLEEP_NANOS);
                long after = System.nanoTime();
                longestBySecond.merge(
                        TimeUnit.NANOSECONDS.toSeconds(after - startedAt), after - before - SLEEP_NANOS, Math::max);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sleeper.interrupt();
    }
}
