package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one portrait: claims its job, has a provider paint it or asks about what one is painting already, looks at what came
 * back, and publishes.
 *
 * <p>No transaction is open while a provider works. However it goes, nothing is kept of what was not published.
 */
@Component
class PortraitWorker {

    private static final Logger log = LoggerFactory.getLogger(PortraitWorker.class);

    private final JobClaims claims;
    private final Commissions commissions;
    private final Easels easels;
    private final Inspection inspection;
    private final Publication publication;
    private final Setbacks setbacks;

    PortraitWorker(
            JobClaims claims,
            Commissions commissions,
            Easels easels,
            Inspection inspection,
            Publication publication,
            Setbacks setbacks) {
        this.claims = claims;
        this.commissions = commissions;
        this.easels = easels;
        this.inspection = inspection;
        this.publication = publication;
        this.setbacks = setbacks;
    }

    /** Attempts the job once, and says how long to wait before the next attempt; empty where there is to be none. */
    Optional<Duration> work(JobTicket ticket) {
        return commissions.areOn() ? claims.claim(ticket).flatMap(this::attempt) : setbacks.turnedOff(ticket);
    }

    private Optional<Duration> attempt(Claim claim) {
        try {
            return carryOut(claim);
        } catch (RuntimeException defect) {
            // Its message may hold anything, so only its kind and place are told.
            String kind = defect.getClass().getName();
            log.warn("Attempt {} of portrait job {} failed: {} {}", claim.attempt(), claim.job(), kind, place(defect));
            return setbacks.broken(claim, kind);
        }
    }

    private Optional<Duration> carryOut(Claim claim) {
        return switch (easels.work(claim)) {
            case Easels.Work.Result result -> concluded(claim, result);
            case Easels.Work.NotAllowed ended -> {
                claims.finish(claim, JobState.CANCELLED, null);
                yield Optional.empty();
            }
            case Easels.Work.NoSelfies gone -> setbacks.failed(claim, "no selfies are kept");
            case Easels.Work.NoTurn nobody -> setbacks.busy(claim);
            case Easels.Work.NoProvider never -> setbacks.nobodyMay(claim);
            case Easels.Work.Denied denied -> {
                claims.finish(claim, JobState.REFUSED, "its prompt is on the deny-list");
                yield Optional.empty();
            }
        };
    }

    private Optional<Duration> concluded(Claim claim, Easels.Work.Result work) {
        return switch (work.result()) {
            case ImageResult.Ready ready -> inspected(claim, ready, work);
            case ImageResult.Pending pending -> setbacks.ordered(claim, pending, work.order(pending));
            case ImageResult.Refused refused -> {
                claims.finish(claim, JobState.REFUSED, refused.reason());
                yield Optional.empty();
            }
            case ImageResult.RetryAfter later -> setbacks.sentAway(claim, work.provider(), later);
            case ImageResult.Failed failed -> setbacks.failed(claim, failed.reason());
            case ImageResult.Impossible impossible -> setbacks.without(claim, work.provider(), impossible.reason());
            case ImageResult.Misconfigured wrong -> setbacks.postponed(claim, Setbacks.UNTIL_PUT_RIGHT, wrong.reason());
        };
    }

    private Optional<Duration> inspected(Claim claim, ImageResult.Ready ready, Easels.Work.Result work) {
        return switch (inspection.look(ready, work.selfies(), claim.epochs().stories() != null)) {
            case Inspection.Found.Sound sound -> {
                publication.publish(claim, sound.painting());
                yield Optional.empty();
            }
            case Inspection.Found.Unsound unsound -> setbacks.failed(claim, unsound.reason());
            case Inspection.Found.Blocked blocked -> {
                claims.finish(claim, JobState.REFUSED, blocked.reason());
                yield Optional.empty();
            }
        };
    }

    private static String place(Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        return trace.length == 0 ? "somewhere" : "at " + trace[0];
    }
}
