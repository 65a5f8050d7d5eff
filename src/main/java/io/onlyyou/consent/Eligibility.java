package io.onlyyou.consent;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The operator's policy on whose yes is taken; every refusal says what would be needed. */
@Component
class Eligibility {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final EligibilityProperties properties;

    Eligibility(EligibilityProperties properties) {
        this.properties = properties;
    }

    void check(Person person, Grant grant) {
        if (person.onHold()) {
            refuse("An administrator has put a hold on this person; it has to be lifted before they can opt in.");
        }
        if (!grant.adult()) {
            refuse("Only adults are served: `adult` must be true.");
        }
        if (covers(properties.refusedRegions(), grant.region())) {
            refuse("This region is not served.");
        }
        Release release = grant.release();
        if (release != null && release.signedAt().isAfter(person.lockedAt().plus(TOLERANCE))) {
            refuse("The release is signed in the future; our clock says %s.".formatted(person.lockedAt()));
        }
        if (needsSubdivision(grant.region())) {
            refuse("The policy differs within this country: name the subdivision too, such as US-CA.");
        }
        if (release == null && covers(properties.releaseRegions(), grant.region())) {
            refuse("This region asks for a signed release: send `release` with its id and when it was signed.");
        }
        boolean assured = grant.selfieAssurance().compareTo(properties.minimumAssurance()) >= 0;
        if (!assured && grant.purposes().contains(Purpose.GENERATION)) {
            refuse("The selfies need a `selfieAssurance` of at least `%s`."
                    .formatted(properties.minimumAssurance().wire()));
        }
    }

    private static boolean covers(Set<String> regions, String region) {
        return regions.stream().anyMatch(each -> region.equals(each) || region.startsWith(each + "-"));
    }

    /** Whether only a part of this country is refused or asks for a release, so that its name alone does not tell. */
    private boolean needsSubdivision(String region) {
        return Stream.of(properties.refusedRegions(), properties.releaseRegions())
                .flatMap(Set::stream)
                .anyMatch(each -> each.startsWith(region + "-"));
    }

    private static void refuse(String detail) {
        throw new ConsentRefusedException(Refusal.NOT_ELIGIBLE, detail);
    }
}
