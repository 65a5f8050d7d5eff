package io.onlyyou.consent;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When consents lapse by themselves.
 *
 * @param validity how long a consent counts after it was given, or null for as long as nobody ends it; one that was given
 *     keeps the term it was given for
 * @param lapseGrace how long a lapsed consent is suspended before it ends
 * @param sweepInterval how often the ledger is brought up with what has lapsed
 */
@Validated
@ConfigurationProperties("onlyyou.consent")
public record LapseProperties(
        @Nullable @DurationMin(seconds = 1) Duration validity,
        @DefaultValue("P30D") @DurationMin(nanos = 0) Duration lapseGrace,
        @DefaultValue("PT1M") @DurationMin(seconds = 1) Duration sweepInterval) {}
