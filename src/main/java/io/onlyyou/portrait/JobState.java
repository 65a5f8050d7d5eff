package io.onlyyou.portrait;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Where a portrait job stands. */
public enum JobState {
    /** Asked for, not begun. */
    QUEUED("queued"),
    /** A worker has claimed it. */
    RUNNING("running"),
    /** It will be tried again: the provider put it off, or an attempt failed. */
    WAITING("waiting"),
    /** Its portrait is published. */
    READY("ready"),
    /** The image model will not paint it. */
    REFUSED("refused"),
    /** Consent ended, or the person took it back. */
    CANCELLED("cancelled"),
    /** Given up after too many attempts; kept for an operator to look at. */
    DEAD("dead");

    @EnumeratedValue
    private final String wire;

    JobState(String wire) {
        this.wire = wire;
    }

    /** The name used on the wire and in the database. */
    @JsonValue
    public String wire() {
        return wire;
    }

    /** Whether nothing will come of it any more, but what has come already; one that is dead an operator may bring back. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING -> false;
            case READY, REFUSED, CANCELLED, DEAD -> true;
        };
    }

    static JobState of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire.equals(wire))
                .findFirst()
                .orElseThrow();
    }
}
