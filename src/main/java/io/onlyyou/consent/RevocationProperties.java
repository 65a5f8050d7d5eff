package io.onlyyou.consent;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How revocations of many are carried out.
 *
 * @param atOnce so many endings at a time, each on a connection of the main pool, which pages need too
 */
@Validated
@ConfigurationProperties("onlyyou.revocations")
record RevocationProperties(
        @DefaultValue("3") @Min(1) @Max(64) int atOnce) {}
