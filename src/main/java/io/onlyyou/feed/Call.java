package io.onlyyou.feed;

import java.util.Locale;

/** The ways to ask what is to become of a page. */
enum Call {
    SPLICE,
    PLAN;

    /** As a metric's tag has it. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
