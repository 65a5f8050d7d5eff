package io.onlyyou;

import io.onlyyou.feed.Arrival;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says how long an answer below {@code /v1/feeds} took from the request's first byte on, refusals included, where the room
 * that answers has not said it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ServerTimingFilter extends OncePerRequestFilter {

    static final String HEADER = "Server-Timing";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/v1/feeds/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var timed = new Timed(response, arrivedAt(request));
        try {
            chain.doFilter(request, timed);
        } finally {
            timed.onResponseCommitted(); // where nothing was written
        }
    }

    private static long arrivedAt(HttpServletRequest request) {
        return request.getAttribute(Arrival.ATTRIBUTE) instanceof Long noted ? noted : System.nanoTime();
    }

    private static final class Timed extends OnCommittedResponseWrapper {

        private final long arrivedNanos;

        Timed(HttpServletResponse response, long arrivedNanos) {
            super(response);
            this.arrivedNanos = arrivedNanos;
        }

        @Override
        protected void onResponseCommitted() {
            if (!isCommitted() && !containsHeader(HEADER)) {
                double millis = (System.nanoTime() - arrivedNanos) / 1e6;
                setHeader(HEADER, String.format(Locale.ROOT, "total;dur=%.3f", millis));
            }
        }
    }
}
