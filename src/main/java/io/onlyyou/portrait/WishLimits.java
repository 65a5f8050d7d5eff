package io.onlyyou.portrait;

import io.onlyyou.consent.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps each person to so many wishes in any hour and any day. Counted in the database, by its clock, so that it holds over
 * all nodes; exactly, where the person's row is locked.
 */
@Component
class WishLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final WishRows rows;
    private final ImagineProperties properties;

    WishLimits(WishRows rows, ImagineProperties properties) {
        this.rows = rows;
        this.properties = properties;
    }

    /** Fails with {@link WishRefusedException}, which says when there is room again. */
    void admit(Person person) {
        Instant now = person.lockedAt();
        List<Instant> asked = rows.since(person.key(), now.minus(DAY));
        Duration hour = left(asked, properties.perHour(), HOUR, now);
        Duration day = left(asked, properties.perDay(), DAY, now);
        Duration longer = hour.compareTo(day) > 0 ? hour : day;
        if (longer.isPositive()) {
            throw WishRefusedException.tooMany(longer);
        }
    }

    /** How long until fewer than so many lie within the window; zero where that is so now. */
    static Duration left(List<Instant> asked, int most, Duration window, Instant now) {
        if (most == 0) {
            return window;
        }
        if (asked.size() < most) {
            return Duration.ZERO;
        }
        Duration until = Duration.between(now, asked.get(asked.size() - most).plus(window));
        return until.isPositive() ? until.plus(SHORTEST) : Duration.ZERO;
    }
}
