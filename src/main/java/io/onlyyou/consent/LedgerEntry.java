package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a person's ledger.
 *
 * @param seq its place, from 1
 * @param at when it counts from
 * @param recordedAt when it was written
 * @param providerDeletion what a provider made of the deletion that was asked for with the ending of that receipt
 * @param hash SHA-256 in hexadecimal, chained to the entry before it
 */
public record LedgerEntry(
        long seq,
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
        UUID receipt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProviderOutcome providerDeletion,
        String hash) {}
