package io.onlyyou.portrait;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sees to it that people who come always find something new: looks who was shown a portrait lately, and has one made for
 * whoever has too few left. One at a time for each person, spread over time, and within budgets. Who does not come gets none.
 */
@Component
class Inventory {

    /** People looked at in one round; those left out come in the next. */
    private static final int MOST_PEOPLE = 5_000;

    private final ObjectProvider<Demand> demand;
    private final Replenishment replenishment;
    private final InventoryProperties properties;
    private final RandomGenerator random;
    private final Clock clock;

    Inventory(
            ObjectProvider<Demand> demand,
            Replenishment replenishment,
            InventoryProperties properties,
            RandomGenerator random,
            Clock clock) {
        this.demand = demand;
        this.replenishment = replenishment;
        this.properties = properties;
        this.random = random;
        this.clock = clock;
    }

    /** Says how many were asked for. Two rounds overlap, so that nobody falls between them. */
    int replenish() {
        if (properties.target() == 0) {
            return 0;
        }
        Instant now = clock.instant();
        Instant since = now.minus(properties.interval().multipliedBy(2));
        return demand.stream()
                .flatMap(each -> each.servedSince(since, properties.target(), MOST_PEOPLE).stream())
                .mapToInt(served -> replenishment.replenish(served, now.plus(delay())) ? 1 : 0)
                .sum();
    }

    private Duration delay() {
        return Duration.ofMillis(random.nextLong(properties.spread().toMillis() + 1));
    }
}
