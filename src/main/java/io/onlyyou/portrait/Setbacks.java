package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.portrait.Release.Counts;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether and when an attempt that did not end in a portrait is followed by another. */
@Component
class Setbacks {

    /** An operator has to find out first, and the provider is paused for longer each time. */
    static final Duration UNTIL_PUT_RIGHT = Duration.ofMinutes(1);

    private final JobClaims claims;
    private final Backoff backoff;
    private final Errands errands;
    private final Turns turns;
    private final PortraitsProperties properties;

    Setbacks(JobClaims claims, Backoff backoff, Errands errands, Turns turns, PortraitsProperties properties) {
        this.claims = claims;
        this.backoff = backoff;
        this.errands = errands;
        this.turns = turns;
        this.properties = properties;
    }

    /** After a failure: backoff, until there have been too many. */
    Optional<Duration> failed(Claim claim, String reason) {
        return failed(claim, Release.waiting(Counts.AS_FAILURE, reason), reason);
    }

    /** After a fault of ours: the same, but an order that has been placed is asked about again. */
    Optional<Duration> broken(Claim claim, String kind) {
        return failed(claim, Release.keeping(claim, Counts.AS_FAILURE, kind), kind);
    }

    private Optional<Duration> failed(Claim claim, Release waiting, String reason) {
        int failures = claim.standing().attemptsThatCount();
        return failures >= properties.maxAttempts()
                ? giveUp(claim, reason)
                : putOff(claim, waiting, backoff.afterFailure(failures));
    }

    /** After the provider's word to come back later: it is sent nothing else meanwhile either, by any node. */
    Optional<Duration> sentAway(Claim claim, String provider, ImageResult.RetryAfter later) {
        turns.hush(provider, backoff.postponement(later.delay()));
        return postponed(claim, later.delay(), later.reason());
    }

    /** After the provider's word to come back later, or while an operator has to put something right: heeded far more often. */
    Optional<Duration> postponed(Claim claim, Duration delay, String reason) {
        return claim.standing().postponed() >= properties.maxPostponements()
                ? giveUp(claim, reason)
                : putOff(claim, Release.keeping(claim, Counts.AS_POSTPONEMENT, reason), backoff.postponement(delay));
    }

    /** While the provider works on it. Where nobody waits for it any more, the provider is told. */
    Optional<Duration> ordered(Claim claim, ImageResult.Pending pending, Order order) {
        Optional<Duration> next = putOff(claim, Release.ordered(order.sent()), backoff.postponement(pending.delay()));
        errands.ordered(claim, order, next.isPresent());
        return next;
    }

    /** While everybody who may paint it is off or busy, or this node has nobody to ask about its order: counts as nothing. */
    Optional<Duration> busy(Claim claim) {
        return putOff(claim, Release.keeping(claim, Counts.AS_NOTHING, "no provider has time"), backoff.whileBusy());
    }

    /** After one provider has shown that it cannot: another may. */
    Optional<Duration> without(Claim claim, String provider, String reason) {
        return putOff(claim, Release.without(provider, reason), Duration.ZERO);
    }

    /** Where there is nobody left who may and can. */
    Optional<Duration> nobodyMay(Claim claim) {
        return giveUp(
                claim,
                claim.standing().excluded().isEmpty()
                        ? "no provider that is configured is named by the notice and serves the region"
                        : "no provider can paint it");
    }

    /** Before an attempt is begun, because making portraits is turned off: counts as nothing. */
    Optional<Duration> turnedOff(JobTicket ticket) {
        return claims.hold(ticket) ? Optional.of(backoff.whileTurnedOff()) : Optional.empty();
    }

    private Optional<Duration> giveUp(Claim claim, String reason) {
        claims.finish(claim, JobState.DEAD, reason);
        return Optional.empty();
    }

    private Optional<Duration> putOff(Claim claim, Release waiting, Duration delay) {
        return claims.putOff(claim, waiting) ? Optional.of(delay) : Optional.empty();
    }
}
