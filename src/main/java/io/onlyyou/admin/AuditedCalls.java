package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes every call below {@code /v1/admin} into the audit before it is handled: one that cannot be recorded is not
 * answered. What was answered is added afterwards. What is refused for want of a scope never comes here: {@link RefusedCalls}.
 */
@Component
class AuditedCalls implements HandlerInterceptor, WebMvcConfigurer {

    /** An administrator may say in it why they look; an order says so in its body. */
    static final String REASON = "Onlyyou-Reason";

    /** The request attribute that holds the entry. */
    static final String ENTRY = AuditedCalls.class.getName() + ".entry";

    private static final Logger LOG = LoggerFactory.getLogger(AuditedCalls.class);
    private static final int LONGEST_REASON = 1_000;

    private final Audit audit;

    AuditedCalls(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(ENTRY) == null && request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            try {
                request.setAttribute(ENTRY, audit.begin(call(request, token.getToken(), reason(request))));
            } catch (DataAccessException e) {
                throw new DataAccessResourceFailureException("The audit cannot be written.", e);
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        entry(request).ifPresent(entry -> {
            try {
                audit.end(entry, response.getStatus());
            } catch (DataAccessException e) {
                LOG.warn(
                        "An answer was not added to the audit ({}).",
                        e.getClass().getSimpleName());
            }
        });
    }

    static Optional<UUID> entry(HttpServletRequest request) {
        return Optional.ofNullable((UUID) request.getAttribute(ENTRY));
    }

    /** Whom the call is about, in its path or its query. */
    static @Nullable Subject subject(HttpServletRequest request) {
        String named = variables(request).getOrDefault("subject", request.getParameter("subject"));
        return named == null || !Subject.isValid(named) ? null : new Subject(named);
    }

    static AuditCall call(HttpServletRequest request, Jwt token, @Nullable String reason) {
        String named = token.getClaimAsString("client_id");
        String party = named == null ? token.getClaimAsString("azp") : named;
        String holder = Objects.requireNonNullElse(token.getSubject(), "unknown");
        String client = party == null ? holder : party;
        return new AuditCall(
                client,
                holder.equals(client) ? null : holder,
                request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                target(request),
                subject(request),
                reason,
                (String) request.getAttribute("Onlyyou-Request-Id"));
    }

    /** What the path names besides the person. */
    private static @Nullable String target(HttpServletRequest request) {
        Map<String, String> others = variables(request);
        others.remove("subject");
        return others.isEmpty()
                ? null
                : others.values().stream().map(AuditedCalls::printable).collect(Collectors.joining("/"));
    }

    private static @Nullable String reason(HttpServletRequest request) {
        Subject subject = subject(request);
        String given = request.getHeader(REASON);
        String reason = given == null ? request.getParameter("reason") : given;
        Reasons.refuseNaming(subject == null ? Set.of() : Set.of(subject), reason);
        return reason == null || reason.isBlank() ? null : printable(reason);
    }

    private static String printable(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", " ");
        return shown.length() > LONGEST_REASON ? shown.substring(0, LONGEST_REASON) : shown;
    }

    private static Map<String, String> variables(HttpServletRequest request) {
        Map<String, String> variables = new TreeMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named) {
            named.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        }
        return variables;
    }
}
