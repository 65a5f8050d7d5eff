package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private static final PortraitsProperties PROPERTIES =
            new PortraitsProperties(5, 100, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofHours(1), 1024);

    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "7, PT2M8S", "8, PT4M16S", "9, PT5M", "64, PT5M", "2147483647, PT5M"})
    void theBoundDoublesUpToTheCap(int failures, Duration bound) {
        assertThat(new Backoff(PROPERTIES, alwaysHighest()).afterFailure(failures))
                .isEqualTo(bound);
    }

    @Test
    void theWaitMayBeNothing() {
        assertThat(new Backoff(PROPERTIES, () -> 0).afterFailure(3)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PT30S, PT30S", "PT0S, PT1S", "PT-5M, PT1S", "P400D, PT1H"})
    void aProvidersWishIsHeededWithinReason(Duration asked, Duration heeded) {
        assertThat(new Backoff(PROPERTIES, alwaysHighest()).postponement(asked)).isEqualTo(heeded);
    }

    private static RandomGenerator alwaysHighest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
