package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an ending did. Counts of what was destroyed mean that the key to it is destroyed.
 *
 * @param reason the state that the ended consents are in, or what the administrator gave as reason
 * @param ticket the administrator's own reference, if there is one
 * @param consents the consents that this changed
 * @param blobsPending encrypted objects outside the database that are still to be removed; unreadable already
 * @param backupsUnreadableAfter when no backup can be read any more, or null where nothing was destroyed, and where
 *     nobody promises to rotate the key-encryption key in time
 * @param providerDeletions what outside image providers were asked to delete
 */
public record DeletionReceipt(
        UUID id,
        Subject subject,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ticket,
        String actor,
        Instant at,
        List<ConsentSummary> consents,
        int jobsCancelled,
        int selfiesDestroyed,
        int portraitsDestroyed,
        int sharesEnded,
        int keysDestroyed,
        int blobsPending,
        @Nullable Instant backupsUnreadableAfter,
        List<ProviderDeletion> providerDeletions) {

    /** What one provider answered: {@code requested} or {@code not-offered}. */
    public record ProviderDeletion(String provider, String state) {}

    /** The same under another name. */
    DeletionReceipt named(UUID other) {
        return new DeletionReceipt(
                other,
                subject,
                reason,
                ticket,
                actor,
                at,
                consents,
                jobsCancelled,
                selfiesDestroyed,
                portraitsDestroyed,
                sharesEnded,
                keysDestroyed,
                blobsPending,
                backupsUnreadableAfter,
                providerDeletions);
    }

    static DeletionReceipt of(
            UUID id, Person person, EndRequest request, List<ConsentStatus> changed, EndingTally tally) {
        String reason = request.reason();
        return new DeletionReceipt(
                id,
                person.subject(),
                reason == null ? request.into().wire() : reason,
                request.ticket(),
                request.actor().ledgerName(),
                request.at(),
                changed.stream().map(ConsentSummary::of).toList(),
                tally.jobsCancelled(),
                tally.selfiesDestroyed(),
                tally.portraitsDestroyed(),
                tally.sharesEnded(),
                tally.keysDestroyed(),
                0,
                tally.backupsUnreadableAfter(),
                List.of());
    }
}
