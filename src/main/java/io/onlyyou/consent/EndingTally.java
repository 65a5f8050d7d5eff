package io.onlyyou.consent;

/** What one {@link EndingEffect} did. Destroyed means that the key is destroyed. */
public record EndingTally(
        int jobsCancelled, int selfiesDestroyed, int portraitsDestroyed, int sharesEnded, int keysDestroyed) {

    /** Nothing was there to be done. */
    public static final EndingTally NOTHING = new EndingTally(0, 0, 0, 0, 0);

    EndingTally plus(EndingTally other) {
        return new EndingTally(
                jobsCancelled + other.jobsCancelled,
                selfiesDestroyed + other.selfiesDestroyed,
                portraitsDestroyed + other.portraitsDestroyed,
                sharesEnded + other.sharesEnded,
                keysDestroyed + other.keysDestroyed);
    }
}
