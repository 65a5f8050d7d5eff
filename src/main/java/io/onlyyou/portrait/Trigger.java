package io.onlyyou.portrait;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** What made somebody ask for a portrait. */
public enum Trigger {
    /** The person opted in. */
    OPT_IN("opt-in"),
    /** The person allowed one more surface. */
    SURFACE("surface"),
    /** The person asked for it. */
    REQUEST("request"),
    /** What was there has been shown; made ahead of time. */
    INVENTORY("inventory");

    @EnumeratedValue
    private final String wire;

    Trigger(String wire) {
        this.wire = wire;
    }

    /** The name used on the wire and in the database. */
    @JsonValue
    public String wire() {
        return wire;
    }

    static Trigger of(String wire) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.wire.equals(wire))
                .findFirst()
                .orElseThrow();
    }
}
