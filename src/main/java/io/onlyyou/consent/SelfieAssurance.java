package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How sure the app is that the selfies show the person who sent them, weakest first. */
public enum SelfieAssurance {
    /** Nothing was checked. */
    NONE,
    /** Compared with pictures that the app already had. */
    MATCHED,
    /** Taken live, under a liveness check. */
    LIVE;

    /** The name used on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The assurance of that wire name; fails with {@link IllegalArgumentException} where there is none. */
    @JsonCreator
    static SelfieAssurance of(String wire) {
        for (SelfieAssurance assurance : values()) {
            if (assurance.wire().equals(wire)) {
                return assurance;
            }
        }
        throw new IllegalArgumentException("A selfie assurance is one of none, matched, live.");
    }
}
