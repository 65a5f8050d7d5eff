package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps everybody from waiting for a database that does not answer: after enough failures in a row nobody asks, but for
 * one question in each pause that finds out whether it answers again.
 */
final class Breaker {

    private final int mostFailures;
    private final long pauseNanos;
    private final Ticker ticker;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong askAgainAt = new AtomicLong();

    Breaker(OverloadProperties properties, Ticker ticker) {
        this.mostFailures = properties.failures();
        this.pauseNanos = properties.pause().toNanos();
        this.ticker = ticker;
    }

    /** Whether this question may be asked; to be followed by one of the next two. */
    boolean allows() {
        if (!isOpen()) {
            return true;
        }
        long now = ticker.read();
        long at = askAgainAt.get();
        return now - at >= 0 && askAgainAt.compareAndSet(at, now + pauseNanos);
    }

    void answered() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    void failed() {
        if (failures.incrementAndGet() >= mostFailures) {
            askAgainAt.set(ticker.read() + pauseNanos);
        }
    }

    /** Whether the database is held to be out of reach. */
    boolean isOpen() {
        return failures.get() >= mostFailures;
    }
}
