package io.onlyyou.consent;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the operator serves. Regions are ISO 3166: {@code US} covers {@code US-CA} too.
 *
 * @param refusedRegions where nobody is served
 * @param releaseRegions where a signed release is asked for
 * @param minimumAssurance the weakest selfie assurance that is taken
 */
@ConfigurationProperties("onlyyou.eligibility")
record EligibilityProperties(
        @DefaultValue({}) Set<String> refusedRegions,
        @DefaultValue({"US-IL", "US-TX"}) Set<String> releaseRegions,
        @DefaultValue("none") SelfieAssurance minimumAssurance) {}
