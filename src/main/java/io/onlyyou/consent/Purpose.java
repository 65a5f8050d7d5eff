package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a person may say yes to, each by itself: no purpose implies another. */
public enum Purpose {
    /** Making portraits from the person's selfies. */
    GENERATION,
    /** Showing them in the person's own feed. */
    FEED,
    /** Showing them in the person's own stories tray. */
    STORIES,
    /** Using them in advertising shown to the person. Never asked for together with another purpose. */
    ADVERTISING;

    /** The name used on the wire and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose of that wire name; fails with {@link IllegalArgumentException} where there is none. */
    @JsonCreator
    public static Purpose of(String wire) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.wire().equals(wire))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A purpose is one of generation, feed, stories, advertising."));
    }

    /** Whether portraits are shown under this purpose, so that giving it asks for one to show. */
    public boolean isSurface() {
        return this == FEED || this == STORIES;
    }
}
