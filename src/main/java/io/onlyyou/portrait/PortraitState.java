package io.onlyyou.portrait;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Where a portrait stands, for the person it is of. */
public enum PortraitState {
    /** Its job is not finished. */
    MAKING("making"),
    /** Made, and not to be shown anywhere before the person has approved it. */
    WAITING_FOR_APPROVAL("waiting-for-approval"),
    /** Made. */
    READY("ready"),
    /** Its job was refused or given up. */
    FAILED("failed"),
    /** Made, and not to be shown anywhere any more. */
    HIDDEN("hidden");

    @EnumeratedValue
    private final String wire;

    PortraitState(String wire) {
        this.wire = wire;
    }

    /** The name used on the wire and in the database. */
    @JsonValue
    public String wire() {
        return wire;
    }

    static PortraitState of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire.equals(wire))
                .findFirst()
                .orElseThrow();
    }
}
