package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person has asked for holds at the very next decision, and never makes more of it than the rule does. */
@TestInstance(Lifecycle.PER_CLASS)
class WishesIntegrationTests {

    private Bench bench;

    @BeforeAll
    void open() {
        bench = new Bench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /** Hours from now, by the clocks of that zone. */
    @ParameterizedTest
    @CsvSource({
        "-2, 2, UTC, true",
        "2, 4, UTC, false",
        "-4, -2, UTC, false",
        "2, -2, UTC, false",
        "-2, -4, UTC, true",
        "0, 0, UTC, true",
        "-2, 2, Pacific/Kiritimati, true",
        "-2, -4, Pacific/Marquesas, true",
        "2, 4, America/St_Johns, false",
        "2, -2, Europe/Berlin, false"
    })
    void quietHoursAreThoseOfThePersonsOwnClock(int from, int to, String zone, boolean quiet) {
        Viewer viewer = bench.lives.portrayed();
        LocalTime here = LocalTime.now(ZoneId.of(zone)).truncatedTo(ChronoUnit.MINUTES);
        wish(
                viewer,
                "quiet_from",
                here.plusHours(from) + "', quiet_to = '" + here.plusHours(to) + "', quiet_zone = '" + zone);

        Outcome outcome = bench.ask("home", viewer);

        if (quiet) {
            assertThat(outcome).isEqualTo(new Outcome.Unchanged(Reason.NOT_DUE));
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Injected.class);
        }
    }

    @Test
    void aDayOfThePersonsOwnCountsAllFeeds() {
        Viewer viewer = bench.lives.portrayed();
        wish(viewer, "per_day", "2");
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
        assertThat(bench.ask("eager", viewer)).isInstanceOf(Outcome.Injected.class);
        assertThat(bench.ask("eager", viewer)).isEqualTo(new Outcome.Unchanged(Reason.CAP_REACHED));

        assertThat(bench.ask("once", viewer)).isEqualTo(new Outcome.Unchanged(Reason.CAP_REACHED));

        bench.lives.later(viewer, Duration.ofHours(25));
        assertThat(bench.ask("pairs", viewer)).as("a feed that remembers no no").isInstanceOf(Outcome.Injected.class);
    }

    @Test
    void noWishLiftsTheRule() {
        Viewer viewer = bench.lives.portrayed();
        wish(viewer, "per_day", "1000");
        assertThat(bench.ask("capped", viewer)).isInstanceOf(Outcome.Injected.class);
        assertThat(bench.ask("capped", viewer)).isInstanceOf(Outcome.Injected.class);
        assertThat(bench.ask("capped", viewer)).isEqualTo(new Outcome.Unchanged(Reason.CAP_REACHED));
    }

    @ParameterizedTest
    @CsvSource({
        "paused, true, PAUSED",
        "per_day, 0, CAP_REACHED",
        "refused_scenarios, {superhero}, NONE_READY",
        "allowed_scenarios, {}, NONE_READY",
        "allowed_scenarios, {astronaut}, NONE_READY",
        "approve_first, true, NONE_READY"
    })
    void aWishEndsWhatWasAllowed(String column, String value, Reason reason) {
        Viewer viewer = bench.lives.portrayed();
        assertThat(bench.ask("eager", viewer)).isInstanceOf(Outcome.Injected.class);
        wish(viewer, column, value);

        assertThat(bench.ask("eager", viewer)).isEqualTo(new Outcome.Unchanged(reason));
    }

    @ParameterizedTest
    @CsvSource({"allowed_scenarios, '{superhero,astronaut}'", "refused_scenarios, {astronaut}", "per_day, 5"})
    void aWishForSomethingElseChangesNothing(String column, String value) {
        Viewer viewer = bench.lives.portrayed();
        wish(viewer, column, value);
        assertThat(bench.ask("eager", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    private void wish(Viewer viewer, String column, String value) {
        bench.jdbc.sql("""
                insert into preference (person_key, paused, refused_scenarios, approve_first, changed_at)
                values (?, false, '{}', false, clock_timestamp())""").param(viewer.key().value()).update();
        bench.jdbc
                .sql("update preference set " + column + " = '" + value + "' where person_key = ?")
                .param(viewer.key().value())
                .update();
    }
}
