package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * When the caller stops waiting.
 *
 * @param endsAtNanos on this ticker
 */
record Deadline(long endsAtNanos, Ticker ticker) {

    /** Zero or less once it is past. */
    long nanosLeft() {
        return endsAtNanos - ticker.read();
    }

    boolean isPast() {
        return nanosLeft() <= 0;
    }

    /** At least one, since a timeout of zero would mean none to the database. */
    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanosLeft()));
    }
}
