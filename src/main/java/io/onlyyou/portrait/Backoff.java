package io.onlyyou.portrait;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * How long to wait before the next attempt: after a failure anywhere between nothing and a bound that doubles up to a cap
 * (full jitter, so that jobs that failed together do not come back together).
 */
@Component
class Backoff {

    private static final int MAX_DOUBLINGS = 30;
    private static final Duration SHORTEST_POSTPONEMENT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration SHORTEST_TURN = Duration.ofSeconds(1);

    private final PortraitsProperties properties;
    private final RandomGenerator random;

    Backoff(PortraitsProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /** The wait after that many failures in a row, the last one included. */
    Duration afterFailure(int failures) {
        long doublings = 1L << Math.clamp(failures - 1, 0, MAX_DOUBLINGS);
        long cap = properties.longestBackoff().toMillis();
        long first = properties.backoff().toMillis();
        long bound = first > cap / doublings ? cap : first * doublings;
        return Duration.ofMillis(random.nextLong(bound + 1));
    }

    /** The wait while making portraits is turned off: from 15 to 30 seconds, so that not all come back at once. */
    Duration whileTurnedOff() {
        return SHORTEST_PAUSE.plusMillis(random.nextLong(SHORTEST_PAUSE.toMillis() + 1));
    }

    /** The wait while all providers are busy: from 1 to 3 seconds. */
    Duration whileBusy() {
        return SHORTEST_TURN.plusMillis(random.nextLong(2 * SHORTEST_TURN.toMillis() + 1));
    }

    /** The wait that a provider asked for, within reason. */
    Duration postponement(Duration asked) {
        if (asked.compareTo(SHORTEST_POSTPONEMENT) < 0) {
            return SHORTEST_POSTPONEMENT;
        }
        return asked.compareTo(properties.longestPostponement()) > 0 ? properties.longestPostponement() : asked;
    }
}
