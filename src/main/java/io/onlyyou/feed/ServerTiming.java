package io.onlyyou.feed;

/** How long we took, for the caller's own tools (W3C Server Timing). */
final class ServerTiming {

    static final String HEADER = "Server-Timing";

    private ServerTiming() {}

    /** In milliseconds with three decimals; written by hand, since it is part of every answer. */
    static String total(long nanos) {
        long micros = Math.max(nanos, 0) / 1000;
        String decimals = Long.toString(1000 + micros % 1000);
        return "total;dur=" + micros / 1000 + '.' + decimals.substring(1);
    }
}
