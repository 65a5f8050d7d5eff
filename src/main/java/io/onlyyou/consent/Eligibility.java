package io.onlyyou.consent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operator's policy on whose yes is taken; a refusal says everything that stands in the way, and what would be needed. */
@Component
class Eligibility {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final EligibilityProperties properties;

    Eligibility(EligibilityProperties properties) {
        this.properties = properties;
    }

    void check(Person person, Grant grant) {
        List<String> obstacles = Stream.of(
                        hold(person), age(grant), region(grant), release(person, grant), assurance(grant))
                .filter(Objects::nonNull)
                .toList();
        if (!obstacles.isEmpty()) {
            throw new ConsentRefusedException(Refusal.NOT_ELIGIBLE, String.join(" ", obstacles));
        }
    }

    private static @Nullable String hold(Person person) {
        return person.onHold()
                ? "An administrator has put a hold on this person; it has to be lifted before they can opt in."
                : null;
    }

    private static @Nullable String age(Grant grant) {
        return grant.adult() ? null : "Only adults are served: `adult` must be true.";
    }

    private @Nullable String region(Grant grant) {
        if (covers(properties.refusedRegions(), grant.region())) {
            return "This region is not served.";
        }
        return needsSubdivision(grant.region())
                ? "The policy differs within this country: name the subdivision too, such as US-CA."
                : null;
    }

    private @Nullable String release(Person person, Grant grant) {
        Release release = grant.release();
        if (release != null) {
            return release.signedAt().isAfter(person.lockedAt().plus(TOLERANCE))
                    ? "The release is signed in the future; our clock says %s.".formatted(person.lockedAt())
                    : null;
        }
        return covers(properties.releaseRegions(), grant.region())
                ? "This region asks for a signed release: send `release` with its id and when it was signed."
                : null;
    }

    private @Nullable String assurance(Grant grant) {
        boolean assured = grant.selfieAssurance().compareTo(properties.minimumAssurance()) >= 0;
        return assured || !grant.purposes().contains(Purpose.GENERATION)
                ? null
                : "The selfies need a `selfieAssurance` of at least `%s`."
                        .formatted(properties.minimumAssurance().wire());
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
}
