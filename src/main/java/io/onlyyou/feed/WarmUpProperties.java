package io.onlyyou.feed;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node gets warm.
 *
 * @param longest after which it is ready in any case; zero for no warming up at all
 * @param rounds after how many it is warm
 * @param beforeReady whether it says that it is ready only then; else it warms up beside its first callers
 */
@Validated
@ConfigurationProperties("onlyyou.warm-up")
record WarmUpProperties(
        @DefaultValue("15s") @NotNull @DurationMin Duration longest,
        @DefaultValue("3000") @Positive int rounds,
        @DefaultValue("true") boolean beforeReady) {}
