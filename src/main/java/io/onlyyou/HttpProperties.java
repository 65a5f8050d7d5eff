package io.onlyyou;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the service is with those who call it, and how many of them it serves at once.
 *
 * @param bodyTimeout how long a body may take from the first look at it; every MiB that has come adds one second
 * @param headTimeout how long a connection may stay silent within a request, or its head may take from the first byte on
 * @param picturesAtOnce how many of the worker threads may be fetching pictures
 * @param othersAtOnce how many may be at anything else but feeds
 */
@Validated
@ConfigurationProperties("onlyyou.http")
record HttpProperties(
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration bodyTimeout,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration headTimeout,

        @DefaultValue("64") @Positive int picturesAtOnce,
        @DefaultValue("64") @Positive int othersAtOnce) {}
