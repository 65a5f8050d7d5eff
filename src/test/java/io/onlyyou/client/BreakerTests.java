package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // also when the clock wraps around
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void opensAfterFailuresInARowOnly() {
        for (int failure = 1; failure < Breaker.FAILURES; failure++) {
            breaker.failed();
        }
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void letsOneTryThroughForEachPauseUntilOneSucceeds() {
        fail();
        assertThat(breaker.allows()).isFalse();

        now.addAndGet(Breaker.PAUSE_NANOS);
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();
        breaker.failed();
        now.addAndGet(Breaker.PAUSE_NANOS - 1);
        assertThat(breaker.allows()).isFalse();

        now.addAndGet(1);
        assertThat(breaker.allows()).isTrue();
        breaker.succeeded();
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isTrue();
    }

    private void fail() {
        for (int failure = 0; failure < Breaker.FAILURES; failure++) {
            breaker.failed();
        }
    }
}
