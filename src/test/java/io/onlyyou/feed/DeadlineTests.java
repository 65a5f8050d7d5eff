package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DeadlineTests {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void countsFromTheFirstByteAndKeepsSomethingBackForTheAnswer() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(Arrival.ATTRIBUTE, ticker.read());
        ticker.advance(Duration.ofMillis(100));
        long arrivedAt = Arrival.of(request, ticker);

        assertThat(Deadline.within(Duration.ofMillis(150), arrivedAt, ticker).millisLeft()).isEqualTo(35);
        assertThat(Deadline.within(Duration.ofMillis(100), arrivedAt, ticker).isPast()).isTrue();
        assertThat(Deadline.within(Duration.ofSeconds(5), arrivedAt, ticker).millisLeft()).isEqualTo(4885);
    }

    @Test
    void countsFromNowWhereNobodyNotedTheFirstByte() {
        ticker.advance(Duration.ofMillis(100));
        assertThat(Arrival.of(new MockHttpServletRequest(), ticker)).isEqualTo(ticker.read());
    }
}
