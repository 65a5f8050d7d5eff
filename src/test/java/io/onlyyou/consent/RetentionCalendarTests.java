package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RetentionCalendarTests {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration WARNING = Duration.ofDays(14);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RetentionProperties.class)
    static class Settings {}

    @Test
    void daysAreCountedAcrossALeapDay() {
        RetentionCalendar.Day day = on("2028-02-29");

        assertThat(day.today()).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(day.idleSince()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(day.warnSince()).isEqualTo(LocalDate.of(2027, 3, 15));
        assertThat(day.warnedSince()).isEqualTo(LocalDate.of(2028, 2, 15));
    }

    /** A sweep that comes late still leaves the whole time between warning and end. */
    @ParameterizedTest
    @CsvSource({"2027-03-15, 2028-03-14", "2027-03-01, 2028-03-14", "2020-01-01, 2028-03-14"})
    void nobodyIsDestroyedBeforeTheWarningHasRunOut(LocalDate seen, LocalDate destroyed) {
        assertThat(on("2028-02-29").destroyedOn(seen)).isEqualTo(destroyed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou.retention.idle=P14D",
                "onlyyou.retention.idle=PT36H",
                "onlyyou.retention.warning=PT0S",
                "onlyyou.retention.audit=-P1D",
            })
    void scheduleThatMakesNoSenseStopsTheStart(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .asString()
                        .contains("onlyyou.retention"));
    }

    private static RetentionCalendar.Day on(String today) {
        return new RetentionCalendar(new RetentionProperties(YEAR, WARNING, false, YEAR)).on(LocalDate.parse(today));
    }
}
