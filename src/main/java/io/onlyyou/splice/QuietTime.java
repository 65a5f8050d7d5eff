package io.onlyyou.splice;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a person is left alone after an insertion. Every dismissal doubles it, up to a bound: who keeps waving things
 * away is asked ever less often, but never quite given up. The same arguments always give the same answer.
 *
 * <p>Immutable. Durations are exact; nothing is ever shorter than the operator's own interval.
 *
 * @param minInterval the operator's own interval, which holds while nothing was dismissed; not negative
 */
public record QuietTime(Duration minInterval) {

    /** More dismissals than these change nothing any more. */
    public static final int MOST_DOUBLINGS = 6;

    /** What is doubled where the operator asks for less, or for no interval at all. */
    static final Duration SHORTEST_DOUBLED = Duration.ofHours(1);

    /** No doubling leads beyond it. */
    static final Duration LONGEST = Duration.ofDays(30);

    public QuietTime {
        if (minInterval.isNegative()) {
            throw new IllegalArgumentException("minInterval must not be negative but is " + minInterval);
        }
    }

    /** The quiet time after that many dismissals. */
    public Duration after(int dismissals) {
        if (dismissals < 0) {
            throw new IllegalArgumentException("dismissals must not be negative but were " + dismissals);
        }
        if (dismissals == 0 || minInterval.compareTo(LONGEST) >= 0) {
            return minInterval;
        }
        Duration doubled =
                longer(minInterval, SHORTEST_DOUBLED).multipliedBy(1L << Math.min(dismissals, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** The quiet times after 0, 1, … {@value #MOST_DOUBLINGS} dismissals. */
    public List<Duration> steps() {
        return IntStream.rangeClosed(0, MOST_DOUBLINGS).mapToObj(this::after).toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
