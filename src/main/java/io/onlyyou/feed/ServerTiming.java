package io.onlyyou.feed;

import java.util.Locale;

/** How long we took, for the caller's own tools (W3C Server Timing). */
final class ServerTiming {

    static final String HEADER = "Server-Timing";

    private ServerTiming() {}

    static String total(long nanos) {
        return String.format(Locale.ROOT, "total;dur=%.3f", nanos / 1e6);
    }
}
