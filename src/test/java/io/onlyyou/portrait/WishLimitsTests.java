package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishLimitsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void thereIsRoomUntilThereAreSoMany() {
        assertThat(left(2)).isZero();
        assertThat(left(2, 59)).isZero();
        assertThat(left(2, 59, 30)).isPositive();
    }

    /** And a second, so that nobody comes back a moment too soon. */
    @Test
    void thereIsRoomAgainWhenTheOldestThatCountsHasLeftTheWindow() {
        assertThat(left(2, 59, 30)).isEqualTo(Duration.ofSeconds(61));
        assertThat(left(2, 500, 59, 30)).isEqualTo(Duration.ofSeconds(61));
        assertThat(left(1, 59, 30)).isEqualTo(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(left(2, 500, 30)).isZero();
    }

    @Test
    void nobodyAsksWhereNoneMayBeAskedFor() {
        assertThat(left(0)).isEqualTo(HOUR);
    }

    private static Duration left(int most, int... minutesAgo) {
        List<Instant> asked = Arrays.stream(minutesAgo)
                .mapToObj(minutes -> NOW.minus(Duration.ofMinutes(minutes)))
                .toList();
        return WishLimits.left(asked, most, HOUR, NOW);
    }
}
