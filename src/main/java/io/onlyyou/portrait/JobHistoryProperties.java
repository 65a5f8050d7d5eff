package io.onlyyou.portrait;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of jobs that are over.
 *
 * @param after how long a job that is finished stays where workers and the person's list look for it; dead ones stay until
 *     an operator has dealt with them
 * @param retention how long it is kept after that, at least; it goes with the month that it was moved in
 * @param interval how often this is seen to
 */
@Validated
@ConfigurationProperties("onlyyou.portraits.history")
public record JobHistoryProperties(
        @DefaultValue("P7D") @DurationMin(minutes = 1) Duration after,
        @DefaultValue("P90D") @DurationMin(days = 1) Duration retention,
        @DefaultValue("PT10M") @DurationMin(seconds = 1) Duration interval) {}
