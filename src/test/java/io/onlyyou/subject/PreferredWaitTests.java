package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "WAIT = 0 | 0",
                "respond-async, wait=7 | 7",
                "wait=5, wait=9 | 5",
                "wait=\"6\" | 6",
                "wait=8; foo=bar | 8",
                "wait=x, wait=3 | 3",
                "wait=999999999 | 999999999",
            })
    void readsTheFirstThatSaysHowLong(String header, long seconds) {
        assertThat(PreferredWait.in(header)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=9999999999", "waiting=3", "return=minimal"})
    void whatIsMalformedCountsAsAbsent(String header) {
        assertThat(PreferredWait.in(header)).isEmpty();
    }

    @Test
    void nobodyWaitsUnasked() {
        assertThat(PreferredWait.in(null)).isEmpty();
    }
}
