package io.onlyyou.subject;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far {@code Prefer: wait} is heeded.
 *
 * @param longest what a longer wish comes to; less than the 30 seconds after which the server gives up a request without an answer
 * @param atOnce how many may wait in this process; others are answered at once
 */
@Validated
@ConfigurationProperties("onlyyou.imagine.wait")
record WaitProperties(
        @DefaultValue("PT15S") @DurationMin(seconds = 0) @DurationMax(seconds = 25)
        Duration longest,

        @DefaultValue("200") @Min(0) int atOnce) {}
