package io.onlyyou.portrait;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many portraits are made ahead of time.
 *
 * @param target how many that were never shown somebody who comes is to have; 0 makes none ahead of time
 * @param perPersonPerDay at most, in any 24 hours
 * @param perDay at most, over all people, in a day of UTC
 * @param spread within how long a portrait is begun after it was found missing: anywhere in it, so that those of many people
 *     do not come at once
 * @param interval how often is looked who has come
 */
@Validated
@ConfigurationProperties("onlyyou.inventory")
record InventoryProperties(
        @DefaultValue("2") @Min(0) @Max(100) int target,
        @DefaultValue("4") @Min(1) int perPersonPerDay,
        @DefaultValue("10000") @Min(1) int perDay,
        @DefaultValue("PT2H") @DurationMin(seconds = 0) Duration spread,
        @DefaultValue("PT5M") @DurationMin(seconds = 1) Duration interval) {}
