package io.onlyyou.portrait;

import java.util.Locale;

/** What a provider is told. */
enum ErrandKind {
    /** Nobody waits for the order any more. */
    CANCEL,
    /** What it was sent is to be deleted. */
    DELETE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ErrandKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
