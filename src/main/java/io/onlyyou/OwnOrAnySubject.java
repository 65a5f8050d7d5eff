package io.onlyyou;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets a person's own token at that person's paths, and the app's backend at anyone's.
 *
 * <p>The subject compared is the path segment as the controllers get it: decoded once, letter for letter, nothing folded.
 */
class OwnOrAnySubject implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext request) {
        return new AuthorizationDecision(who.get() instanceof JwtAuthenticationToken token
                && (holds(token, "SCOPE_subject:act-any")
                        || (holds(token, "SCOPE_subject:act") && isOwn(token, request))));
    }

    private static boolean isOwn(JwtAuthenticationToken token, RequestAuthorizationContext request) {
        String sub = token.getToken().getSubject();
        return sub != null && sub.equals(request.getVariables().get("subject"));
    }

    private static boolean holds(JwtAuthenticationToken token, String authority) {
        return token.getAuthorities().stream().anyMatch(held -> authority.equals(held.getAuthority()));
    }
}
