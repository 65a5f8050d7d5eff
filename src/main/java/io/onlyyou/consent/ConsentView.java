package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where one consent stands, as callers are told.
 *
 * @param receipt the path at which this caller finds the receipt
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConsentView(
        Purpose purpose,
        ConsentState state,
        long epoch,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable NoticeRef notice,
        @Nullable String assertedBy,
        @Nullable String receipt) {

    /** {@code receipts} says where a receipt is found. */
    public static ConsentView of(ConsentStatus status, Function<UUID, String> receipts) {
        UUID receipt = status.receipt();
        return new ConsentView(
                status.purpose(),
                status.state(),
                status.epoch(),
                status.since(),
                status.until(),
                status.notice(),
                status.assertedBy(),
                receipt == null ? null : receipts.apply(receipt));
    }
}
