package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class EligibilityTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    private final Eligibility eligibility = new Eligibility(
            new EligibilityProperties(Set.of("CN", "US-WA"), Set.of("US-IL", "US-TX"), SelfieAssurance.MATCHED));

    @ParameterizedTest
    @CsvSource({"US-CA", "DE", "GB-ENG", "AQ"})
    void servesAdultsWhereNothingIsSaidAgainstIt(String region) {
        assertThatCode(() -> eligibility.check(person(false), grant(region, true, null, SelfieAssurance.LIVE)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US-WA|region is not served",
                "CN|region is not served",
                "CN-BJ|region is not served",
                "US-IL|signed release",
                "US-TX|signed release",
                "US|name the subdivision"
            })
    void saysWhatARegionLacks(String region, String explanation) {
        assertThat(refusal(person(false), grant(region, true, null, SelfieAssurance.LIVE)))
                .contains(explanation);
    }

    @Test
    void releaseOpensARegionThatAsksForOne() {
        Release release = new Release("r-1", NOW);

        assertThatCode(() -> eligibility.check(person(false), grant("US-IL", true, release, SelfieAssurance.LIVE)))
                .doesNotThrowAnyException();
        assertThat(refusal(person(false), grant("US-WA", true, release, SelfieAssurance.LIVE)))
                .contains("not served");
        assertThat(refusal(
                        person(false),
                        grant("US-IL", true, new Release("r-1", NOW.plusSeconds(121)), SelfieAssurance.LIVE)))
                .contains("future", NOW.toString());
    }

    @Test
    void saysEverythingThatStandsInTheWayAtOnce() {
        assertThat(refusal(person(true), grant("US-IL", false, null, SelfieAssurance.NONE)))
                .contains("hold", "`adult` must be true", "`release`", "at least `matched`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou.eligibility.refused-regions=UK",
                "onlyyou.eligibility.refused-regions=us-wa",
                "onlyyou.eligibility.refused-regions=Texas",
                "onlyyou.eligibility.release-regions=US-TEXAS",
                "onlyyou.eligibility.refused-regions=US-IL",
                "onlyyou.eligibility.minimum-assurance=strong"
            })
    void wrongSettingStopsTheStart(String setting) {
        application
                .withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining(setting.substring(0, "onlyyou.eligibility.".length() - 1)));
    }

    @Test
    void shipsWithReleasesForIllinoisAndTexas() {
        application.run(context -> {
            EligibilityProperties shipped = context.getBean(EligibilityProperties.class);
            assertThat(shipped.releaseRegions()).containsExactlyInAnyOrder("US-IL", "US-TX");
            assertThat(shipped.refusedRegions()).isEmpty();
            assertThat(shipped.minimumAssurance()).isEqualTo(SelfieAssurance.NONE);
        });
    }

    private String refusal(Person person, Grant grant) {
        ConsentRefusedException refused =
                catchThrowableOfType(ConsentRefusedException.class, () -> eligibility.check(person, grant));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ELIGIBLE);
        return String.valueOf(refused.getMessage());
    }

    private static Person person(boolean onHold) {
        return new Person(new Subject("user-42"), new PersonKey(new UUID(1, 1)), null, onHold, NOW);
    }

    private static Grant grant(String region, boolean adult, @Nullable Release release, SelfieAssurance assurance) {
        return new Grant(
                Set.of(Purpose.GENERATION),
                new NoticeRef("imagine-yourself", "1", "en"),
                "in-app-toggle",
                region,
                adult,
                release,
                assurance,
                new Actor(Actor.Kind.CLIENT, "app"),
                NOW);
    }

    @EnableConfigurationProperties(EligibilityProperties.class)
    static class Settings {}
}
