package io.onlyyou.imaging.wire;

import io.onlyyou.imaging.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How often to ask about an order, and for how long. */
public final class Patience {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LOOKS_PER_AGE = 4;

    private final Clock clock;
    private final Duration order;

    /**
     * Waits that long at most.
     *
     * @param order how long an order may take
     */
    public Patience(Clock clock, Duration order) {
        this.clock = clock;
        this.order = order;
    }

    public Instant now() {
        return clock.instant();
    }

    public boolean isOver(Sent sent) {
        return age(sent).compareTo(order) > 0;
    }

    /** The older the order, the less often. */
    public Duration nextLook(Sent sent) {
        return bounded(age(sent).dividedBy(LOOKS_PER_AGE));
    }

    /** Within what is sensible for asking again. */
    public Duration bounded(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private Duration age(Sent sent) {
        return Duration.between(sent.sentAt(), clock.instant());
    }
}
