package io.onlyyou.demo;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** A client that asks for no scope in particular gets all of its own (RFC 6749, section 3.3, leaves that to us). */
class AllScopesByDefault implements AuthenticationConverter {

    private final AuthenticationConverter asked = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication converted = asked.convert(request);
        return converted instanceof OAuth2ClientCredentialsAuthenticationToken token
                        && token.getScopes().isEmpty()
                        && token.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                ? withAllScopes(token, client)
                : converted;
    }

    private static Authentication withAllScopes(
            OAuth2ClientCredentialsAuthenticationToken token, OAuth2ClientAuthenticationToken client) {
        RegisteredClient registered = client.getRegisteredClient();
        return registered == null
                ? token // not an authenticated client: the server refuses it
                : new OAuth2ClientCredentialsAuthenticationToken(
                        client, registered.getScopes(), token.getAdditionalParameters());
    }
}
