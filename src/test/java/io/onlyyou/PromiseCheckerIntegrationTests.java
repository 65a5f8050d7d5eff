package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.PlantedFaults.Fault;
import org.junit.jupiter.api.Test;

/** The short form of {@link PromiseChecker}, for every build. */
class PromiseCheckerIntegrationTests {

    private static final int READS = 4_000;

    @Test
    void nothingThatEndedIsShownByEitherOfTwoServicesWhateverHappensToTheDatabase() throws Exception {
        PromiseChecker.Result result =
                PromiseChecker.check(new PromiseChecker.Plan(READS, 6, 8, 3, System.nanoTime(), Fault.NONE));

        System.out.println(result);
        assertThat(result.violations()).as("seed %s", result.seed()).isZero();
        assertThat(result.carried()).as("the check was one").isGreaterThan(READS / 800);
        assertThat(result.endings()).as("the check was one").isGreaterThan(5);
        assertThat(result.restarts()).isEqualTo(1);
    }
}
