package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a decision has to be there.
 *
 * @param endsAtNanos on this ticker
 */
record Deadline(long endsAtNanos, Ticker ticker) {

    /** What it takes to write an answer, even behind a collection of garbage or threads that wanted the processor first. */
    private static final Duration LONGEST_RESERVE = Duration.ofMillis(30);

    /**
     * A little before the caller stops waiting: a fifth of its budget is kept back for giving the answer.
     *
     * @param arrivedAtNanos when the caller began to wait
     */
    static Deadline within(Duration budget, long arrivedAtNanos, Ticker ticker) {
        Duration fifth = budget.dividedBy(5);
        Duration reserve = fifth.compareTo(LONGEST_RESERVE) < 0 ? fifth : LONGEST_RESERVE;
        return new Deadline(arrivedAtNanos + budget.minus(reserve).toNanos(), ticker);
    }

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
