package io.onlyyou.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link EndingEffect} did. Destroyed means that the key is destroyed.
 *
 * @param backupsUnreadableAfter when no backup of what it destroyed can be read any more, or null where that is not known
 */
public record EndingTally(
        int jobsCancelled,
        int selfiesDestroyed,
        int portraitsDestroyed,
        int sharesEnded,
        int keysDestroyed,
        @Nullable Instant backupsUnreadableAfter) {

    /** Of an effect that leaves nothing behind in backups. */
    public EndingTally(
            int jobsCancelled, int selfiesDestroyed, int portraitsDestroyed, int sharesEnded, int keysDestroyed) {
        this(jobsCancelled, selfiesDestroyed, portraitsDestroyed, sharesEnded, keysDestroyed, null);
    }

    /** Nothing was there to be done. */
    public static final EndingTally NOTHING = new EndingTally(0, 0, 0, 0, 0);

    EndingTally plus(EndingTally other) {
        return new EndingTally(
                jobsCancelled + other.jobsCancelled,
                selfiesDestroyed + other.selfiesDestroyed,
                portraitsDestroyed + other.portraitsDestroyed,
                sharesEnded + other.sharesEnded,
                keysDestroyed + other.keysDestroyed,
                later(backupsUnreadableAfter, other.backupsUnreadableAfter));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
