package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a revocation of many has come. Nothing is shown or made for any of them since {@code orderedAt}, whatever its state.
 *
 * @param selection who was meant, without naming anybody
 * @param count how many people it is about
 * @param ended how many of them have had their endings carried out
 * @param remaining how many still wait for that
 * @param changedBy who last stopped or resumed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revocation(
        UUID id,
        State state,
        String selection,
        List<Purpose> purposes,
        String reason,
        @Nullable String ticket,
        boolean hold,
        int count,
        int ended,
        int remaining,
        String orderedBy,
        Instant orderedAt,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Instant finishedAt) {

    /** Where the work stands. */
    public enum State {
        /** Endings are being carried out. */
        RUNNING,
        /** Nothing further is destroyed until it is resumed. */
        STOPPED,
        /** Every ending was carried out. */
        FINISHED;

        /** The name used on the wire and in the database. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
