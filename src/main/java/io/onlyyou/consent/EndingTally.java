package io.onlyyou.consent;

import io.onlyyou.consent.DeletionReceipt.ProviderDeletion;
import java.util.List;
import java.util.stream.Stream;

/** What one {@link EndingEffect} did. Destroyed means that the key is destroyed. */
public record EndingTally(
        int jobsCancelled,
        int selfiesDestroyed,
        int portraitsDestroyed,
        int sharesEnded,
        int keysDestroyed,
        List<ProviderDeletion> providerDeletions) {

    /** Where no outside provider was told anything. */
    public EndingTally(
            int jobsCancelled, int selfiesDestroyed, int portraitsDestroyed, int sharesEnded, int keysDestroyed) {
        this(jobsCancelled, selfiesDestroyed, portraitsDestroyed, sharesEnded, keysDestroyed, List.of());
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
                Stream.concat(providerDeletions.stream(), other.providerDeletions.stream())
                        .toList());
    }
}
