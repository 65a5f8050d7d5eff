package io.onlyyou.feed;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be under way at once before pages go back untouched.
 *
 * @param pages pages and plans in work; more go back at once as {@code overloaded}
 * @param decisions questions to the database, fewer than the pool has connections so that some are left for those who
 *     end a consent
 * @param failures how many questions in a row may go unanswered before nobody asks any more
 * @param pause how long nobody asks then, until one question tries again
 */
@Validated
@ConfigurationProperties("onlyyou.overload")
record OverloadProperties(
        @DefaultValue("128") @Positive int pages,
        @DefaultValue("8") @Positive int decisions,
        @DefaultValue("5") @Positive int failures,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration pause) {}
