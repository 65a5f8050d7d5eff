package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a consent stands. Only {@link #GIVEN} allows anything. */
public enum ConsentState {
    /** The person said yes, and nothing has ended it. */
    GIVEN,
    /** The person said no before ever saying yes. */
    REFUSED,
    /** Ended by the person, or by the app at the person's word. */
    WITHDRAWN,
    /** Ended by anyone else. */
    REVOKED,
    /** Its time ran out: suspended. */
    EXPIRED,
    /** A newer notice asks anew: suspended. */
    SUPERSEDED,
    /** Never asked. */
    UNKNOWN;

    /** The name used on the wire and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name; fails with {@link IllegalArgumentException} where there is none. */
    @JsonCreator
    static ConsentState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
