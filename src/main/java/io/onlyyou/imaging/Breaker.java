package io.onlyyou.imaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses a provider whose errors pile up: after five in a row for half a minute, and twice as long each time that the first
 * order after a pause fails too, up to ten minutes. Known to this node only: each finds out by itself.
 */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final String provider;
    private final Clock clock;
    private int failures;
    private Duration pause = SHORTEST;
    private Instant pausedUntil = Instant.MIN;

    Breaker(String provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    synchronized boolean isClosed() {
        return !clock.instant().isBefore(pausedUntil);
    }

    synchronized void succeeded() {
        failures = 0;
        pause = SHORTEST;
        pausedUntil = Instant.MIN;
    }

    /** One of those that pile up. */
    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            pause();
        }
    }

    /** One after which nobody else need try. */
    synchronized void broken() {
        failures = FAILURES;
        pause();
    }

    /** Those that were under way when it began do not make it longer. */
    private void pause() {
        if (isClosed()) {
            LOG.warn("Provider {} is paused for {}: its errors pile up", provider, pause);
            pausedUntil = clock.instant().plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }
}
