package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that goes on as it does, and further whenever a test says so. */
final class MovableTicker implements Ticker {

    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long read() {
        return System.nanoTime() + ahead.get();
    }

    void advance(Duration by) {
        ahead.addAndGet(by.toNanos());
    }
}
