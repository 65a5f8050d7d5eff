package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTests {

    @Test
    void headerListsThePositions() {
        assertThat(new Outcome.Injected(new byte[0], List.of(3)).header())
                .isEqualTo("injected;count=1;positions=\"3\"");
        assertThat(new Outcome.Injected(new byte[0], List.of(3, 12)).header())
                .isEqualTo("injected;count=2;positions=\"3,12\"");
    }

    @Test
    void reasonsAreThoseOfTheContract() {
        assertThat(Arrays.stream(Reason.values()).map(reason -> new Outcome.Unchanged(reason).header()))
                .containsExactlyInAnyOrder(
                        "unchanged;reason=no-consent",
                        "unchanged;reason=paused",
                        "unchanged;reason=not-due",
                        "unchanged;reason=none-ready",
                        "unchanged;reason=cap-reached",
                        "unchanged;reason=holdout",
                        "unchanged;reason=shadow",
                        "unchanged;reason=switched-off",
                        "unchanged;reason=empty-page",
                        "unchanged;reason=page-too-short",
                        "unchanged;reason=unrecognised-page",
                        "unchanged;reason=page-too-large",
                        "unchanged;reason=deadline",
                        "unchanged;reason=overloaded",
                        "unchanged;reason=dependency-failed");
    }
}
