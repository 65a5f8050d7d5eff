package io.onlyyou.portrait;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much there may be to do before more is refused.
 *
 * @param total jobs on the queue, of everybody
 * @param perPerson jobs of one person that the person asked for and that stand in line
 */
@Validated
@ConfigurationProperties("onlyyou.portraits.backlog")
record BacklogProperties(
        @DefaultValue("100000") @Min(1) int total,
        @DefaultValue("10") @Min(1) int perPerson) {}
