package io.onlyyou.portrait;

import java.util.Locale;

/** How far an errand has come. */
enum ErrandState {
    REQUESTED,
    DONE,
    /** The provider has been told often enough, or is not configured any more. */
    GIVEN_UP;

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ErrandState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
