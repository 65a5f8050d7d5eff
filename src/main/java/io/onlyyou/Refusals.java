package io.onlyyou;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

/**
 * Says no for the security chain, as problems.
 *
 * <p>The challenge (RFC 6750) gives the kind of error only: why a token was refused helps nobody but its forger.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        problems.write(response, refusal(request, response, failure));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
            throws IOException {
        if (isUnlisted(denial)) {
            problems.write(response, ProblemType.NOT_FOUND);
        } else {
            challenge(response, BearerTokenErrorCodes.INSUFFICIENT_SCOPE);
            problems.write(response, ProblemType.FORBIDDEN);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        problems.write(response, ProblemType.MALFORMED_REQUEST);
    }

    private static ProblemType refusal(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof AuthenticationServiceException) {
            return ProblemType.UNAVAILABLE; // the issuer's keys, not the token, are at fault
        }
        if (failure instanceof OAuth2AuthenticationException bearer) {
            String code = bearer.getError().getErrorCode();
            challenge(response, code);
            return code.equals(BearerTokenErrorCodes.INVALID_REQUEST)
                    ? ProblemType.MALFORMED_REQUEST
                    : ProblemType.UNAUTHORIZED;
        }
        if (CorsUtils.isPreFlightRequest(request)) {
            return ProblemType.FORBIDDEN;
        }
        if (isUnlisted(failure.getCause()) && !request.getServletPath().startsWith("/v1")) {
            return ProblemType.NOT_FOUND;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return ProblemType.UNAUTHORIZED;
    }

    private static boolean isUnlisted(@Nullable Throwable denial) {
        return denial instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AccessRules.Unlisted;
    }

    private static void challenge(HttpServletResponse response, String error) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + error + "\"");
    }
}
