package io.onlyyou.portrait;

import io.onlyyou.imaging.Sent;
import org.jspecify.annotations.Nullable;

/**
 * In what state a worker leaves a job.
 *
 * @param counts as what the attempt counts
 * @param error what stood in the way, or null
 * @param sent the order that is to be asked about next, or null
 * @param excluded who cannot paint it, as was just found out, or null
 */
record Release(
        JobState state,
        Counts counts,
        @Nullable String error,
        @Nullable Sent sent,
        @Nullable String excluded) {

    enum Counts {
        /** Towards the limit of attempts. */
        AS_FAILURE,
        /** Towards the limit of postponements. */
        AS_POSTPONEMENT,
        /** Towards none. */
        AS_NOTHING
    }

    static Release into(JobState end, @Nullable String error) {
        return new Release(end, Counts.AS_FAILURE, error, null, null);
    }

    static Release waiting(Counts counts, String error) {
        return new Release(JobState.WAITING, counts, error, null, null);
    }

    /** After what is no fault of an order that was placed before, which is paid for: it is asked about again, not placed again. */
    static Release keeping(Claim claim, Counts counts, String error) {
        Order order = claim.standing().order();
        return new Release(JobState.WAITING, counts, error, order == null ? null : order.sent(), null);
    }

    /** Until the provider has finished. */
    static Release ordered(Sent sent) {
        return new Release(JobState.WAITING, Counts.AS_NOTHING, null, sent, null);
    }

    /** Until another provider has been found. */
    static Release without(String provider, String error) {
        return new Release(JobState.WAITING, Counts.AS_NOTHING, error, null, provider);
    }
}
