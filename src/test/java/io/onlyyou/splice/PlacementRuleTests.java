package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.splice.PlacementRule.Obstacle;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementRuleTests {
    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    private final PlacementRule rule = new PlacementRule(3, 8, 2);

    @Test
    void theFirstStandsInTheTopSlotAndTheNextAfterTheGap() {
        assertThat(rule.place(50, UNKNOWN, 5).beforeItems()).containsExactly(3, 11);
        assertThat(rule.place(50, UNKNOWN, 1).beforeItems()).containsExactly(3);
        assertThat(rule.place(50, UNKNOWN, 0).beforeItems()).isEmpty();
    }

    @Test
    void anInsertionAlwaysPrecedesAnOwnItem() {
        assertThat(rule.place(0, UNKNOWN, 5).isEmpty()).isTrue();
        assertThat(rule.place(3, UNKNOWN, 5).isEmpty()).isTrue();
        assertThat(rule.place(4, UNKNOWN, 5).beforeItems()).containsExactly(3);
        assertThat(rule.place(11, UNKNOWN, 5).beforeItems()).containsExactly(3);
        assertThat(rule.place(12, UNKNOWN, 5).beforeItems()).containsExactly(3, 11);
    }

    @Test
    void aGapMayBeLargerThanAnyPage() {
        PlacementRule huge = new PlacementRule(3, Integer.MAX_VALUE, 2);
        assertThat(huge.place(50, UNKNOWN, 2).beforeItems()).containsExactly(3);
        assertThat(huge.place(50, OptionalInt.of(0), 2).isEmpty()).isTrue();
    }

    @Test
    void theGapReachesBackBeforeThePage() {
        assertThat(rule.place(50, OptionalInt.of(0), 5).beforeItems()).containsExactly(8, 16);
        assertThat(rule.place(50, OptionalInt.of(2), 5).beforeItems()).containsExactly(6, 14);
        assertThat(rule.place(50, OptionalInt.of(5), 5).beforeItems()).containsExactly(3, 11);
        assertThat(rule.place(50, OptionalInt.of(Integer.MAX_VALUE), 5).beforeItems())
                .containsExactly(3, 11);
    }

    @Test
    void saysWhyAPageCannotTakeAny() {
        assertThat(rule.obstacle(0, OptionalInt.of(0))).contains(Obstacle.EMPTY_PAGE);
        assertThat(rule.obstacle(3, OptionalInt.of(0))).contains(Obstacle.PAGE_TOO_SHORT);
        assertThat(rule.obstacle(4, UNKNOWN)).isEmpty();
        assertThat(rule.obstacle(8, OptionalInt.of(0))).contains(Obstacle.TOO_SOON);
        assertThat(rule.obstacle(9, OptionalInt.of(0))).isEmpty();
    }

    @Test
    void keepsItsPromisesForAnyNumbers() {
        for (long seed = 0; seed < 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PlacementRule any = new PlacementRule(
                    1 + random.nextInt(12),
                    1 + random.nextInt(random.nextInt(9) == 0 ? Integer.MAX_VALUE : 12),
                    1 + random.nextInt(6));
            int itemCount = random.nextInt(60);
            int available = random.nextInt(6);
            OptionalInt since = random.nextBoolean() ? UNKNOWN : OptionalInt.of(random.nextInt(20));

            Placement placement = any.place(itemCount, since, available);

            List<Integer> items = placement.beforeItems();
            List<Integer> positions = placement.positions();
            String about = "seed " + seed + ": " + any + " on " + itemCount + " items, since " + since + ": " + items;
            assertThat(items.size()).as(about).isLessThanOrEqualTo(Math.min(any.perPage(), available));
            assertThat(items).as(about).allMatch(item -> item >= 1 && item < itemCount);
            assertThat(positions).as(about).allMatch(position -> position >= any.topSlot());
            assertThat(IntStream.range(1, items.size()))
                    .as(about)
                    .allMatch(n -> items.get(n) - items.get(n - 1) >= any.minGap());
            if (since.isPresent() && !items.isEmpty()) {
                assertThat(since.getAsInt() + items.get(0)).as(about).isGreaterThanOrEqualTo(any.minGap());
            }
            assertThat(any.obstacle(itemCount, since).isPresent())
                    .as(about)
                    .isEqualTo(any.place(itemCount, since, 1).isEmpty());
        }
    }

    @Test
    void refusesNumbersThatMeanNothing() {
        assertRefused(() -> new PlacementRule(0, 8, 1), "topSlot must be at least 1 but is 0");
        assertRefused(() -> new PlacementRule(3, 0, 1), "minGap must be at least 1 but is 0");
        assertRefused(() -> new PlacementRule(3, 8, -1), "perPage must be at least 1 but is -1");
        assertRefused(() -> rule.place(-1, UNKNOWN, 1), "itemCount must not be negative but is -1");
        assertRefused(() -> rule.place(1, UNKNOWN, -1), "available must not be negative but is -1");
        assertRefused(() -> rule.place(9, OptionalInt.of(-1), 1), "itemsSince must not be negative but is -1");
    }

    private static void assertRefused(Runnable attempt, String why) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
