package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of asking one provider to delete what it was sent under a consent that ended. */
public record ProviderOutcome(String provider, State state) {

    /** What is known of it. */
    public enum State {
        /** The provider says that it has deleted it, or has it no longer. */
        CONFIRMED,
        /** The provider could not be told, however often it was tried. */
        FAILED;

        /** The name used on the wire, in the database and in the chain. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
