package io.onlyyou.imaging.painter.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTests {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 77, 60_000, -500, Long.MIN_VALUE + 12})
    void dealsEveryCombinationOnceBeforeAnyTwice(long first) {
        Set<List<Integer>> dealt = new HashSet<>();
        for (int i = 0; i < 6 * 2 * 4; i++) {
            List<Integer> hand = hand(first + i);
            assertThat(hand.get(0)).isBetween(0, 5);
            assertThat(hand.get(1)).isBetween(0, 1);
            assertThat(hand.get(2)).isBetween(0, 3);
            assertThat(dealt.add(hand)).as("%s at %d", hand, i).isTrue();
        }
    }

    /** Palette first, then what else the eye sees: a neighbour with the same place and dress in other colours looks too much alike. */
    @ParameterizedTest
    @ValueSource(longs = {0, 9, 1234})
    void movesTheFirstChoiceOnWithEveryStepAndTheSecondWithMost(long first) {
        int moved = 0;
        for (int i = 0; i < 36; i++) {
            List<Integer> one = hand(first + i);
            List<Integer> next = hand(first + i + 1);
            assertThat(next.get(0)).isNotEqualTo(one.get(0));
            moved += next.get(1).equals(one.get(1)) ? 0 : 1;
        }
        assertThat(moved).isGreaterThanOrEqualTo(30);
    }

    /** Sizes with common divisors, as scenes have them. */
    private static List<Integer> hand(long variant) {
        Deck deck = new Deck(variant);
        return List.of(deck.of(6), deck.either() ? 0 : 1, deck.of(4));
    }
}
