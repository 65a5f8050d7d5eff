package io.onlyyou;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from the one Authorization header, RFC 6750 section 2.1, and from nowhere else.
 *
 * <p>Two such headers are refused, since a proxy may have checked the other one; so is a token in the query, where logs and
 * histories keep it.
 */
class OneBearerHeader implements BearerTokenResolver {

    private static final Pattern TOKEN_IN_QUERY = Pattern.compile("(?:^|&)access_token(?:=|&|$)");

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        String query = request.getQueryString();
        if (headers.size() > 1
                || (query != null && TOKEN_IN_QUERY.matcher(query).find())) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("One Authorization header is the only place for a token"));
        }
        return header.resolve(request);
    }
}
