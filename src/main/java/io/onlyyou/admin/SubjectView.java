package io.onlyyou.admin;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.LedgerEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator may know of a person: metadata, and no picture.
 *
 * @param receipts the paths of the receipts of that history, oldest first
 */
record SubjectView(
        String subject,
        boolean onHold,
        @Nullable Instant lastEndedAt,
        Collection<ConsentStatus> consents,
        List<LedgerEntry> history,
        List<String> receipts) {}
