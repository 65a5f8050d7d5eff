package io.onlyyou.admin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An operator's order to turn a switch.
 *
 * @param reason needed to turn something off
 */
@ReasonedIfOff
record SwitchRequest(
        @NotNull Boolean on, @Nullable @Size(max = 1000) String reason) implements Reasoned {

    boolean isOff() {
        return Boolean.FALSE.equals(on);
    }

    /** The reason, unless it says nothing. */
    @Nullable
    String givenReason() {
        return reason == null || reason.isBlank() ? null : reason;
    }
}
