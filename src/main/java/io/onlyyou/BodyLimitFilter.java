package io.onlyyou;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, too slow, encoded, or JSON in another charset, before anything reads them.
 *
 * <p>A declared length over the limit is refused at once; without one, where the limit is passed. Stands before the security
 * chain: it reads nothing itself, and some filters there do.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {

    private final HttpProperties http;
    private final ProblemWriter problems;

    BodyLimitFilter(HttpProperties http, ProblemWriter problems) {
        this.http = http;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = BodyLimits.of(request);
        if (request.getContentLengthLong() > most) {
            problems.write(response, ProblemType.PAYLOAD_TOO_LARGE);
        } else if (isEncoded(request) && !BodyLimits.mayBeEncoded(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity"); // RFC 9110, 15.5.16
            problems.write(response, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        } else if (isJsonInAnotherCharset(request)) {
            problems.write(response, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        } else {
            passOn(new LimitedRequest(request, most, http.bodyTimeout()), response, chain);
        }
    }

    private void passOn(LimitedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            Optional<ProblemType> fault = TransportFaults.in(failure);
            if (fault.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            problems.write(response, fault.get());
        }
    }

    private static boolean isEncoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .anyMatch(coding -> !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity"));
    }

    private static boolean isJsonInAnotherCharset(HttpServletRequest request) {
        if (request.getContentType() == null || BodyLimits.mayBeEncoded(request)) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(request.getContentType());
            String charset = type.getParameter("charset");
            return charset != null
                    && type.getSubtype().endsWith("json")
                    && !charset.replace("\"", "").equalsIgnoreCase("utf-8");
        } catch (InvalidMediaTypeException unreadable) {
            return false; // refused where it is matched with a handler
        }
    }
}
