package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.PlantedFaults.Fault;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form of {@link PromiseChecker}, for every build. */
class PromiseCheckerIntegrationTests {

    private static final PromiseChecker.Plan PLAN =
            new PromiseChecker.Plan(4_000, 60, 12, 6, 8, 3, System.nanoTime(), Fault.NONE, Duration.ofMinutes(6));

    @Test
    @Shows(
            value = Promised.NOTHING_SHOWN_AFTER_THE_END,
            seed = "new for each run, printed with the result; 1 at length")
    void nothingThatEndedIsShownByEitherOfTwoServicesWhateverHappensToTheDatabase() throws Exception {
        PromiseChecker.Result result = PromiseChecker.check(PLAN);

        System.out.println(result);
        assertThat(result.violations()).as("%s", result).isZero();
        assertThat(result.isAllOf(PLAN)).as("%s", result).isTrue();
        assertThat(result.restarts()).isEqualTo(1);
    }
}
