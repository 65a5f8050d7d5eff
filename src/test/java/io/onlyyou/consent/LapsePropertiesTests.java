package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class LapsePropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void consentsLastUnlessToldOtherwise() {
        application.run(context -> {
            LapseProperties shipped = context.getBean(LapseProperties.class);
            assertThat(shipped.validity()).isNull();
            assertThat(shipped.lapseGrace()).isEqualTo(Duration.ofDays(30));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou.consent.validity=PT0S",
                "onlyyou.consent.validity=a year",
                "onlyyou.consent.lapse-grace=-P1D",
                "onlyyou.signing.key-age=PT1S",
                "onlyyou.signing.seal-interval=PT0S"
            })
    void wrongSettingStopsTheStart(String setting) {
        application
                .withPropertyValues(setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties({LapseProperties.class, SigningProperties.class})
    static class Settings {}
}
