package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTests {

    @Test
    void everyInsertionMovesTheNextOneByOneInTheFinishedPage() {
        assertThat(new Placement(List.of(3, 11, 12)).positions()).containsExactly(3, 12, 14);
        assertThat(Placement.NONE.positions()).isEmpty();
    }

    @Test
    void aShorterPageTakesWhatStillPrecedesAnItem() {
        Placement placement = new Placement(List.of(3, 11));
        assertThat(placement.within(12)).isEqualTo(placement);
        assertThat(placement.within(11).beforeItems()).containsExactly(3);
        assertThat(placement.within(3).isEmpty()).isTrue();
        assertThat(placement.within(0).isEmpty()).isTrue();
    }

    @Test
    void refusesWhatCannotStand() {
        for (List<Integer> items : List.of(List.of(0), List.of(-1), List.of(3, 3), List.of(4, 3))) {
            assertThatThrownBy(() -> new Placement(items))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(items.toString());
        }
    }
}
