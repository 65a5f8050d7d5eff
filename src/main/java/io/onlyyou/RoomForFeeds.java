package io.onlyyou;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps worker threads for feeds, whose pages must never wait: pictures, which anybody may fetch, and all other calls may
 * each take up so many and no more. Beyond that they are told to come back later.
 *
 * <p>They wait for the database, which a page never does for longer than its caller wants.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class RoomForFeeds extends OncePerRequestFilter {

    private final Semaphore pictures;
    private final Semaphore others;
    private final ProblemWriter problems;

    RoomForFeeds(HttpProperties http, ProblemWriter problems) {
        this.pictures = new Semaphore(http.picturesAtOnce());
        this.others = new Semaphore(http.othersAtOnce());
        this.problems = problems;
    }

    /** Nor the probes, by which a node's fate is decided. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/v1/feeds/") || path.startsWith("/actuator/health/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Semaphore room = request.getServletPath().startsWith("/v1/images/") ? pictures : others;
        if (!room.tryAcquire()) {
            problems.write(response, ProblemType.UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }
}
