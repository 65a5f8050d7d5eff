package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether and when an attempt that came to nothing is followed by another. */
@Component
class Setbacks {

    private final JobClaims claims;
    private final Backoff backoff;
    private final PortraitsProperties properties;

    Setbacks(JobClaims claims, Backoff backoff, PortraitsProperties properties) {
        this.claims = claims;
        this.backoff = backoff;
        this.properties = properties;
    }

    /** After a failure: backoff, until there have been too many. */
    Optional<Duration> failed(Claim claim, String reason) {
        if (claim.attemptsThatCount() >= properties.maxAttempts()) {
            return giveUp(claim, reason);
        }
        return putOff(claim, reason, false, backoff.afterFailure(claim.attemptsThatCount()));
    }

    /** After the provider's word to come back later: nobody's fault, so it is heeded far more often. */
    Optional<Duration> postponed(Claim claim, ImageResult.RetryAfter later) {
        if (claim.postponed() >= properties.maxPostponements()) {
            return giveUp(claim, later.reason());
        }
        return putOff(claim, later.reason(), true, backoff.postponement(later.delay()));
    }

    /** Before an attempt is begun, because making portraits is turned off: counts as nothing. */
    Optional<Duration> turnedOff(JobTicket ticket) {
        return claims.hold(ticket) ? Optional.of(backoff.whileTurnedOff()) : Optional.empty();
    }

    private Optional<Duration> giveUp(Claim claim, String reason) {
        claims.finish(claim, JobState.DEAD, reason);
        return Optional.empty();
    }

    private Optional<Duration> putOff(Claim claim, String reason, boolean postponed, Duration delay) {
        return claims.putOff(claim, reason, postponed) ? Optional.of(delay) : Optional.empty();
    }
}
