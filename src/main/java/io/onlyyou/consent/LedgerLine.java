package io.onlyyou.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one entry of the ledger says, before it takes its place in the chain.
 *
 * @param provider what came of a deletion asked for with the ending that the entry repeats; null in every other entry
 */
record LedgerLine(
        Purpose purpose,
        ConsentState state,
        long epoch,
        Instant at,
        Instant recordedAt,
        Terms terms,
        Word word,
        UUID receipt,
        @Nullable ProviderOutcome provider) {

    /** What was agreed to, and how. */
    record Terms(
            @Nullable NoticeRef notice,
            @Nullable String collectionMethod,
            @Nullable String region,
            @Nullable Release release,
            @Nullable SelfieAssurance selfieAssurance) {

        /** Of an ending, which agrees to nothing. */
        static final Terms NONE = new Terms(null, null, null, null, null);

        static Terms of(Grant grant) {
            Release release = grant.release();
            return new Terms(
                    grant.notice(),
                    grant.collectionMethod(),
                    grant.region(),
                    release == null ? null : release.truncated(),
                    grant.selfieAssurance());
        }

        /** Of a lapse: the text that no longer counts. */
        static Terms of(@Nullable NoticeRef notice) {
            return new Terms(notice, null, null, null, null);
        }
    }

    /** At whose word, and why, where somebody had to say so. */
    record Word(
            String assertedBy,
            @Nullable String reason,
            @Nullable String ticket) {

        static Word of(Actor actor) {
            return new Word(actor.ledgerName(), null, null);
        }

        static Word of(EndRequest request) {
            return new Word(request.actor().ledgerName(), request.reason(), request.ticket());
        }
    }
}
