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
        for (int i = 0; i < 7 * 3 * 2; i++) {
            Deck deck = new Deck(first + i);
            List<Integer> hand = List.of(deck.of(7), deck.of(3), deck.either() ? 0 : 1);
            assertThat(hand.get(0)).isBetween(0, 6);
            assertThat(hand.get(1)).isBetween(0, 2);
            assertThat(dealt.add(hand)).as("%s at %d", hand, i).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 1234})
    void movesTheFirstChoicesOnWithEveryStep(long first) {
        for (int i = 0; i < 20; i++) {
            Deck one = new Deck(first + i);
            Deck next = new Deck(first + i + 1);
            assertThat(next.of(7)).isNotEqualTo(one.of(7));
        }
    }
}
