package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTests {

    @ParameterizedTest
    @CsvSource({
        "PT4H,0,PT4H",
        "PT4H,1,PT8H",
        "PT4H,2,PT16H",
        "PT4H,6,PT256H",
        "PT4H,7,PT256H",
        "PT4H,2147483647,PT256H",
        "PT0S,0,PT0S",
        "PT0S,1,PT2H",
        "PT30M,2,PT4H",
        "P20D,1,P30D",
        "P30D,1,P30D",
        "P365D,3,P365D",
    })
    void doublesWithEveryDismissalUpToItsBound(Duration minInterval, int dismissals, Duration quiet) {
        assertThat(new QuietTime(minInterval).after(dismissals)).isEqualTo(quiet);
    }

    @Test
    void neverGetsShorterFromStepToStep() {
        for (Duration interval : new Duration[] {Duration.ZERO, Duration.ofHours(4), Duration.ofDays(365)}) {
            assertThat(new QuietTime(interval).steps())
                    .hasSize(QuietTime.MOST_DOUBLINGS + 1)
                    .isSorted()
                    .startsWith(interval);
        }
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietTime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietTime(Duration.ZERO).after(-1));
    }
}
