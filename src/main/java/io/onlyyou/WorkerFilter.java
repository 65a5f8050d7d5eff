package io.onlyyou;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In a process without the role {@code web} there is nothing at any address but its health: it works, and nobody who
 * reaches it by mistake is served from where nobody expects it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WorkerFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health/";

    private final ProblemWriter problems;
    private final boolean serves;

    WorkerFilter(ProblemWriter problems, OnlyYouProperties properties) {
        this.problems = problems;
        this.serves = properties.roles().contains(OnlyYouProperties.Role.WEB);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return serves;
    }

    /** Health goes on to the rules of access, which open nothing else at an address that only looks like it. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(HEALTH)) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, ProblemType.NOT_FOUND);
        }
    }
}
