package io.onlyyou.consent;

import jakarta.validation.constraints.AssertTrue;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom the operator serves: adults only, whatever is set here. Regions are ISO 3166: {@code US} covers {@code US-CA} too.
 *
 * @param refusedRegions where nobody is served
 * @param releaseRegions where people are served only with a release that they have signed electronically
 * @param minimumAssurance the weakest selfie assurance that is taken
 */
@Validated
@ConfigurationProperties("onlyyou.eligibility")
record EligibilityProperties(
        @DefaultValue({}) Set<String> refusedRegions,
        @DefaultValue({"US-IL", "US-TX"}) Set<String> releaseRegions,
        @DefaultValue("none") SelfieAssurance minimumAssurance) {

    @AssertTrue(
            message = "onlyyou.eligibility.refused-regions and release-regions are ISO 3166 codes of a country or a"
                    + " subdivision, such as GB or US-IL")
    boolean isAboutRegionsThatExist() {
        return Stream.concat(refusedRegions.stream(), releaseRegions.stream()).allMatch(RegionValidator::isRegion);
    }

    @AssertTrue(
            message =
                    "onlyyou.eligibility.release-regions has a region that refused-regions refuses: take it out of one"
                            + " of the two")
    boolean isOfOneMind() {
        return Collections.disjoint(refusedRegions, releaseRegions);
    }
}
