package io.onlyyou.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Writes into the audit what an administrator tried without the scope for it, before it is refused.
 *
 * <p>Who holds none of the administrators' scopes is none of them, and is refused without an entry: anybody's own token could fill the
 * audit otherwise.
 */
@Component
class RefusedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);
    private static final String PATHS = "/v1/admin/";
    private static final String SCOPES = "SCOPE_admin:";

    private final Audit audit;
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    RefusedCalls(
            Audit audit,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.audit = audit;
        this.handlers = handlers;
    }

    @EventListener
    void note(AuthorizationDeniedEvent<?> denied) {
        if (denied.getObject() instanceof HttpServletRequest request
                && request.getServletPath().startsWith(PATHS)
                && denied.getAuthentication().get() instanceof JwtAuthenticationToken token
                && isAdministrator(token)) {
            note(request, token);
        }
    }

    /** It is refused either way. */
    private void note(HttpServletRequest request, JwtAuthenticationToken token) {
        try {
            findTemplate(request);
            audit.end(audit.begin(AuditedCalls.call(request, token.getToken(), null)), HttpStatus.FORBIDDEN.value());
        } catch (DataAccessException e) {
            LOG.warn(
                    "A refused call was not added to the audit ({}).",
                    e.getClass().getSimpleName());
        }
    }

    private static boolean isAdministrator(JwtAuthenticationToken token) {
        return token.getAuthorities().stream()
                .anyMatch(authority -> String.valueOf(authority.getAuthority()).startsWith(SCOPES));
    }

    /** Which handler would have been asked, so that the audit says the same of it as of calls that are handled. */
    private void findTemplate(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        if (!isHandled(request)) {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATHS + "**");
        }
    }

    private boolean isHandled(HttpServletRequest request) {
        try {
            return handlers.getObject().getHandler(request) != null;
        } catch (Exception wrongMethodOrType) {
            return false;
        }
    }
}
