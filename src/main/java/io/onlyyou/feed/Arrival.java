package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Knows when a request's first byte was there to be read: what a caller's budget counts from.
 *
 * <p>The server notes it before anything else looks at the request, since time spent waiting for a thread is the caller's
 * time too. Where nobody noted it, the request came now.
 */
public final class Arrival {

    /** The request attribute that holds it: a {@link Long}, on the clock of {@link System#nanoTime}. */
    public static final String ATTRIBUTE = "io.onlyyou.feed.arrivedAtNanos";

    private Arrival() {}

    static long of(HttpServletRequest request, Ticker ticker) {
        return request.getAttribute(ATTRIBUTE) instanceof Long noted ? noted : ticker.read();
    }
}
