package io.onlyyou.portrait;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard a portrait is tried for.
 *
 * @param maxAttempts how often a job may fail, or die with its worker, before it is given up; those that the provider
 *     put off do not count
 * @param maxPostponements how often the provider may put a job off
 * @param backoff the longest wait after the first failure; it doubles with each further one
 * @param longestBackoff where the doubling ends
 * @param longestPostponement how much of a provider's wish to wait is heeded
 * @param size width and height of a portrait in pixels
 */
@Validated
@ConfigurationProperties("onlyyou.portraits")
record PortraitsProperties(
        @DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
        @DefaultValue("100") @Min(0) int maxPostponements,
        @DefaultValue("PT2S") @DurationMin(millis = 1) Duration backoff,
        @DefaultValue("PT5M") @DurationMin(millis = 1) Duration longestBackoff,
        @DefaultValue("PT1H") @DurationMin(seconds = 1) Duration longestPostponement,
        @DefaultValue("1024") @Min(256) @Max(2048) int size) {}
