package io.onlyyou;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Which scope opens which path: the contract's table, and nothing that is not in it.
 *
 * <p>Reading is GET and HEAD. A path that no line names is as good as absent: 404, and under {@code /v1} only for those with
 * a token. Below {@code /v1/admin} it is 403, since a missing line there is more likely a mistake of ours.
 */
final class AccessRules {

    /** Denied because no line names the path. */
    static final class Unlisted extends AuthorizationDecision {

        private static final long serialVersionUID = 1L;

        Unlisted() {
            super(false);
        }
    }

    private static final String[] OPEN_TO_READ = {
        "/",
        "/favicon.ico",
        "/favicon.svg",
        "/demo",
        "/demo/**",
        "/me",
        "/me/**",
        "/console",
        "/console/**",
        "/problems",
        "/problems/{name}",
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/.well-known/jwks.json",
        "/v1/notices/**",
        "/v1/policy/**",
        "/v1/images/**"
    };

    private AccessRules() {}

    static void declare(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry on) {
        on.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        on.requestMatchers(HttpMethod.GET, OPEN_TO_READ).permitAll();
        on.requestMatchers(HttpMethod.HEAD, OPEN_TO_READ).permitAll();

        // Signed by the provider, which its handler looks at before anything else.
        on.requestMatchers(HttpMethod.POST, "/v1/provider-callbacks/{provider}/{opaque}")
                .permitAll();
        on.requestMatchers("/v1/onboarding-events").hasAuthority("SCOPE_onboarding:write");
        on.requestMatchers("/v1/feeds/**", "/v1/interactions", "/v1/shares/**").hasAuthority("SCOPE_feed:splice");
        on.requestMatchers("/v1/subjects/{subject}/**").access(new OwnOrAnySubject());
        on.requestMatchers(HttpMethod.GET, "/v1/scenarios")
                .hasAnyAuthority("SCOPE_subject:act", "SCOPE_subject:act-any");
        on.requestMatchers(HttpMethod.GET, "/actuator/prometheus").hasAuthority("SCOPE_admin:read");
        administration(on);
        on.anyRequest().access((who, request) -> new Unlisted());
    }

    private static void administration(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry on) {
        on.requestMatchers(HttpMethod.GET, "/v1/admin/**").hasAuthority("SCOPE_admin:read");
        on.requestMatchers(HttpMethod.HEAD, "/v1/admin/**").hasAuthority("SCOPE_admin:read");
        on.requestMatchers(
                        HttpMethod.POST,
                        "/v1/admin/subjects/{subject}/revocations",
                        "/v1/admin/revocations",
                        "/v1/admin/revocations/{id}/stop",
                        "/v1/admin/revocations/{id}/resume")
                .hasAuthority("SCOPE_admin:revoke");
        on.requestMatchers(HttpMethod.DELETE, "/v1/admin/subjects/{subject}/hold", "/v1/admin/portraits/{id}")
                .hasAuthority("SCOPE_admin:revoke");
        on.requestMatchers(HttpMethod.PUT, "/v1/admin/switches/{name}", "/v1/admin/notices/{id}/versions/{version}")
                .hasAuthority("SCOPE_admin:operate");
        on.requestMatchers(HttpMethod.POST, "/v1/admin/jobs/{id}/redrive").hasAuthority("SCOPE_admin:operate");
        on.requestMatchers(HttpMethod.DELETE, "/v1/admin/jobs/{id}").hasAuthority("SCOPE_admin:operate");
        on.requestMatchers("/v1/admin/**").denyAll();
    }
}
