package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosestScenarioTests {

    private static final List<Scenario> SCENARIOS = List.of(
            scenario(
                    "astronaut",
                    "The person among the stars of a comic, in a space suit",
                    "Imagine yourself far from home"),
            scenario("comic", "The person on a cover with ink outlines", "Imagine yourself in a comic"),
            scenario("mirrors", "The person in a maze with golden frames", "Imagine yourself in a maze of mirrors"));

    @ParameterizedTest
    @CsvSource({
        "me as an astronaut, astronaut",
        "floating in SPACE, astronaut",
        "'lost in a mirror, between golden frames', mirrors",
        "drawn with ínk like a cómic, comic"
    })
    void findsTheOneThatIsNamedOrSharesTheRarestWords(String words, String id) {
        assertThat(ClosestScenario.of(words, SCENARIOS).map(Scenario::id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me as a pirate", "imagine the person", "in a", "海の上", "🚀"})
    void findsNoneWhereTheWordsHaveToDoWithNone(String words) {
        assertThat(ClosestScenario.of(words, SCENARIOS)).isEmpty();
    }

    @Test
    void takesTheFirstOfTwoThatAreEquallyClose() {
        assertThat(ClosestScenario.of("a comic astronaut", SCENARIOS).map(Scenario::id))
                .contains("astronaut");
        assertThat(ClosestScenario.of("anything", List.of())).isEqualTo(Optional.empty());
    }

    private static Scenario scenario(String id, String prompt, String caption) {
        return new Scenario(id, prompt, caption, "A portrait of you");
    }
}
