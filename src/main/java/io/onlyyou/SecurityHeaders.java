package io.onlyyou;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What browsers are told with every answer. Spring's own defaults stay: no sniffing, no framing, {@code no-store} where a
 * controller sets no Cache-Control.
 */
final class SecurityHeaders {

    private static final String PAGES = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI sets style attributes; our own pages must do without. */
    private static final String SWAGGER = PAGES + "; style-src 'self' 'unsafe-inline'";

    private SecurityHeaders() {}

    static void declare(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(to -> to.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(to -> to.policy("geolocation=(), microphone=(), payment=(), usb=()"))
                .addHeaderWriter(SecurityHeaders::contentPolicy);
    }

    private static void contentPolicy(HttpServletRequest request, HttpServletResponse response) {
        boolean swagger = request.getServletPath().startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", swagger ? SWAGGER : PAGES);
    }
}
