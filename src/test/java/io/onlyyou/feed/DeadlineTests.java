package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DeadlineTests {

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final Ticker ticker = now::get;

    @Test
    void countsFromTheFirstByteAndKeepsSomethingBackForTheAnswer() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(Arrival.ATTRIBUTE, ticker.read());
        now.addAndGet(Duration.ofMillis(100).toNanos());
        long arrivedAt = Arrival.of(request, ticker);

        assertThat(Deadline.within(Duration.ofMillis(150), arrivedAt, ticker).millisLeft())
                .isEqualTo(20);
        assertThat(Deadline.within(Duration.ofMillis(100), arrivedAt, ticker).isPast())
                .isTrue();
        assertThat(Deadline.within(Duration.ofSeconds(5), arrivedAt, ticker).millisLeft())
                .isEqualTo(4870);
    }

    @Test
    void countsFromNowWhereNobodyNotedTheFirstByte() {
        now.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(Arrival.of(new MockHttpServletRequest(), ticker)).isEqualTo(ticker.read());
    }
}
