package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MovableTicker ticker = new MovableTicker();
    private final Breaker breaker = new Breaker(new OverloadProperties(1, 1, 3, PAUSE), ticker);

    @Test
    void opensAfterEnoughFailuresInARow() {
        fail(2);
        assertThat(breaker.allows()).isTrue();
        breaker.answered();
        fail(2);
        assertThat(breaker.allows()).isTrue();
        fail(1);
        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void letsOneQuestionThroughInEachPause() {
        fail(3);
        ticker.advance(PAUSE);
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();
        breaker.failed();
        assertThat(breaker.allows()).isFalse();
        ticker.advance(PAUSE);
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void closesWithTheFirstAnswer() {
        fail(9);
        breaker.answered();
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            breaker.failed();
        }
    }
}
