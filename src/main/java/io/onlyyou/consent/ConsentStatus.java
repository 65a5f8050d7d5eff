package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one consent of one person stands now.
 *
 * @param epoch grows each time this consent ends; 0 while unknown
 * @param since when this state began; null while unknown
 * @param until when this state will end by itself: a consent that is given runs out, one that lapsed ends for good; null
 *     for never
 * @param receipt the receipt of the entry that made it so
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConsentStatus(
        Purpose purpose,
        ConsentState state,
        long epoch,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable NoticeRef notice,
        @Nullable String assertedBy,
        @Nullable UUID receipt) {

    /** Never asked. */
    static ConsentStatus unknown(Purpose purpose) {
        return new ConsentStatus(purpose, ConsentState.UNKNOWN, 0, null, null, null, null, null);
    }

    /** The same after an order to revoke it, where there is anything to revoke. */
    ConsentStatus revoked() {
        return switch (state) {
            case GIVEN, EXPIRED, SUPERSEDED ->
                new ConsentStatus(purpose, ConsentState.REVOKED, epoch, since, null, notice, assertedBy, receipt);
            case REFUSED, WITHDRAWN, REVOKED, UNKNOWN -> this;
        };
    }

    /** Whether it allows anything now. */
    @JsonIgnore
    public boolean isGiven() {
        return state == ConsentState.GIVEN;
    }
}
