package io.onlyyou.portrait;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much people may ask for.
 *
 * @param perHour portraits of one person in any 60 minutes; and as many pictures that come to nothing, on each node
 * @param perDay portraits of one person in any 24 hours
 * @param perDayOfAll portraits of all people in a day of UTC
 * @param samePerson how far the face in a picture may be from the nearest of the selfies (dlib's measure, which takes
 *     0.6 for another person)
 */
@Validated
@ConfigurationProperties("onlyyou.imagine")
record ImagineProperties(
        @DefaultValue("20") @Min(0) int perHour,
        @DefaultValue("60") @Min(0) int perDay,
        @DefaultValue("10000") @Min(0) int perDayOfAll,

        @DefaultValue("0.5") @DecimalMin("0.1") @DecimalMax("0.6")
        double samePerson) {}
