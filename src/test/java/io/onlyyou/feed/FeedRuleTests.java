package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeedRuleTests {

    @Test
    void holdsOutTheSameShareOfPeopleAlways() {
        FeedRule tenth = rule(10);
        long held = IntStream.range(0, 10_000)
                .filter(person -> tenth.holdsOut("home", "user-" + person))
                .count();
        assertThat(held).isCloseTo(1_000, Offset.offset(150L));
        assertThat(IntStream.range(0, 100)
                        .filter(again -> tenth.holdsOut("home", "user-1"))
                        .count())
                .isIn(0L, 100L);
    }

    @Test
    void holdsOutNobodyOrEverybodyAtTheEnds() {
        assertThat(IntStream.range(0, 1_000)).noneMatch(person -> rule(0).holdsOut("home", "user-" + person));
        assertThat(IntStream.range(0, 1_000)).allMatch(person -> rule(100).holdsOut("home", "user-" + person));
    }

    @Test
    void whoIsHeldOutByALowerShareIsByAHigherOne() {
        assertThat(IntStream.range(0, 1_000).filter(person -> rule(10).holdsOut("home", "user-" + person)))
                .allMatch(person -> rule(30).holdsOut("home", "user-" + person));
    }

    @Test
    void versionNamesTheSettings() {
        assertThat(rule(0).version()).isEqualTo(rule(0).version()).isNotEqualTo(rule(1).version());
    }

    private static FeedRule rule(int holdoutPercent) {
        return new FeedRule(
                3, 8, 1, 2, Duration.ofHours(4), 1, holdoutPercent, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
    }
}
