package io.onlyyou.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every request that was not addressed to this machine by name.
 *
 * <p>Profile {@code local} has known secrets. A web page elsewhere whose name is made to resolve to the loopback address
 * (DNS rebinding) would otherwise reach it from the visitor's own browser; its {@code Host} gives it away.
 */
class HostGuard extends OncePerRequestFilter {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private static final String PROBLEM = """
            {"type":"/problems/misdirected-request","title":"Misdirected request","status":421,\
            "detail":"Profile local answers only requests for localhost, 127.0.0.1 or [::1]. Use one of these in the URL."}\
            """;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isThisMachine(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(PROBLEM);
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && THIS_MACHINE.matcher(host).matches();
    }
}
