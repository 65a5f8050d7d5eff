package io.onlyyou.consent;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How receipts and the ledger's heads are signed.
 *
 * @param keyAge how long a key signs before another one takes its place; its public part is kept for good
 * @param sealInterval how often the ledger's heads are signed
 */
@Validated
@ConfigurationProperties("onlyyou.signing")
record SigningProperties(
        @DefaultValue("P90D") @DurationMin(hours = 1) Duration keyAge,
        @DefaultValue("PT5M") @DurationMin(seconds = 1) Duration sealInterval) {}
