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
        @Nullable NoticeRef notice,
        @Nullable String collectionMethod,
        @Nullable String region,
        @Nullable Release release,
        @Nullable SelfieAssurance selfieAssurance,
        String assertedBy,
        @Nullable String reason,
        @Nullable String ticket,
        UUID receipt,
        @Nullable ProviderOutcome provider) {}
