package io.onlyyou.portrait;

import java.util.Locale;

/** Kinds of jobs that do not wait for each other; the first has the right of way over the next. */
enum Lane {
    /** The person waits for it. */
    ASKED(90),
    /** It follows from a consent. */
    AGREED(50),
    /** Nobody waits for it. */
    AHEAD(10);

    private final int priority;

    Lane(int priority) {
        this.priority = priority;
    }

    static Lane of(Trigger trigger) {
        return switch (trigger) {
            case REQUEST -> ASKED;
            case OPT_IN, SURFACE -> AGREED;
            case INVENTORY -> AHEAD;
        };
    }

    /** The higher, the sooner. */
    int priority() {
        return priority;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Lane named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
