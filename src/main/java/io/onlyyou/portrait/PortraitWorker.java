package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one portrait: claims its job, looks at the consents, takes the selfies out of the vault, looks again, lets the image
 * model paint, and publishes.
 *
 * <p>No transaction is open while the model paints. However it goes, nothing is kept of what was not published.
 */
@Component
class PortraitWorker {

    private static final Logger log = LoggerFactory.getLogger(PortraitWorker.class);

    private final JobClaims claims;
    private final Material material;
    private final Commissions commissions;
    private final Publication publication;
    private final Setbacks setbacks;
    private final PictureMarks marks;

    PortraitWorker(
            JobClaims claims,
            Material material,
            Commissions commissions,
            Publication publication,
            Setbacks setbacks,
            PictureMarks marks) {
        this.claims = claims;
        this.material = material;
        this.commissions = commissions;
        this.publication = publication;
        this.setbacks = setbacks;
        this.marks = marks;
    }

    /** Attempts the job once, and says how long to wait before the next attempt; empty where there is to be none. */
    Optional<Duration> work(JobTicket ticket) {
        return commissions.areOn() ? claims.claim(ticket).flatMap(this::attempt) : setbacks.turnedOff(ticket);
    }

    private Optional<Duration> attempt(Claim claim) {
        try {
            return paint(claim);
        } catch (RuntimeException defect) {
            // Its message may hold anything, so only its kind and place are told.
            String kind = defect.getClass().getName();
            log.warn("Attempt {} of portrait job {} failed: {} {}", claim.attempt(), claim.job(), kind, place(defect));
            return setbacks.failed(claim, kind);
        }
    }

    private Optional<Duration> paint(Claim claim) {
        Material.Selfies selfies = material.selfies(claim);
        if (!claims.isAllowed(claim)) {
            claims.finish(claim, JobState.CANCELLED, null);
            return Optional.empty();
        }
        if (selfies.items().isEmpty()) {
            return setbacks.failed(claim, "no selfies are kept");
        }
        return switch (commissions.paint(claim, selfies)) {
            case ImageResult.Ready ready -> {
                publication.publish(claim, Variants.of(ready, selfies.items(), marks));
                yield Optional.empty();
            }
            case ImageResult.Refused refused -> {
                claims.finish(claim, JobState.REFUSED, refused.reason());
                yield Optional.empty();
            }
            case ImageResult.RetryAfter later -> setbacks.postponed(claim, later);
            case ImageResult.Failed failed -> setbacks.failed(claim, failed.reason());
        };
    }

    private static String place(Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        return trace.length == 0 ? "somewhere" : "at " + trace[0];
    }
}
