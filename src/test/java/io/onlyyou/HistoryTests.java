package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge is judged: each kind of violation is found, and nothing else. */
class HistoryTests {

    private static final Set<String> OLD = Set.of("old");
    private static final Set<String> NOTHING = Set.of();

    private final History history = new History();

    @Test
    void whatIsCarriedBeforeAndDuringAnEndingIsNone() {
        history.read(1, 2, OLD);
        history.ended(10, 20);
        history.read(9, 25, OLD); // begun before the ending's answer: either is right
        history.read(15, 30, OLD);
        history.read(21, 22, NOTHING);

        assertThat(history.violations()).isEmpty();
    }

    @Test
    void whatWasSeenBeforeAnEndingIsOneForEverAfter() {
        history.read(1, 2, OLD);
        history.ended(10, 20);
        history.givesAgain(30);
        history.read(40, 41, OLD);

        assertThat(history.violations()).containsExactly(new History.Read(40, 41, OLD));
    }

    @Test
    void whatIsNewAfterAYesIsNone() {
        history.read(1, 2, OLD);
        history.ended(10, 20);
        history.givesAgain(30);
        history.read(40, 41, Set.of("new"));
        history.ended(50, 60);
        history.givesAgain(70);
        history.read(80, 81, Set.of("newer"));

        assertThat(history.violations()).isEmpty();
    }

    @Test
    void anythingWhileNothingIsGivenIsOne() {
        history.ended(10, 20);
        history.read(21, 22, Set.of("never seen before"));
        history.givesAgain(30);
        history.read(29, 31, Set.of("in the answer to the yes"));

        assertThat(history.violations()).hasSize(1);
    }
}
