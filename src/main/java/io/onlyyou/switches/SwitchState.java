package io.onlyyou.switches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a switch stands.
 *
 * @param reason why it was last turned, always there while it is off
 * @param changedBy who last turned it; absent while nobody ever has
 * @param changedAt when; absent while nobody ever has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SwitchState(
        String name,
        boolean on,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    /** Of a switch that was never touched. */
    public static SwitchState untouched(SwitchName name) {
        return new SwitchState(name.value(), true, null, null, null);
    }
}
