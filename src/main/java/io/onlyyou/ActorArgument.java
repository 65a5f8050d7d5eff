package io.onlyyou;

import io.onlyyou.consent.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells a handler who asserts what it is asked to do: an {@link Actor} argument is filled from the checked token.
 *
 * <p>An administrator is whoever calls below {@code /v1/admin}; a person is whoever's own token, scope
 * {@code subject:act}, names the subject in the path; anybody else is the client that the token was issued to.
 */
@Configuration(proxyBeanMethods = false)
class ActorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        JwtAuthenticationToken token = (JwtAuthenticationToken) Objects.requireNonNull(http.getUserPrincipal());
        return new Actor(kind(http, token), client(token.getToken()));
    }

    private static Actor.Kind kind(HttpServletRequest request, JwtAuthenticationToken token) {
        if (request.getServletPath().startsWith("/v1/admin/")) {
            return Actor.Kind.ADMINISTRATOR;
        }
        boolean acts = token.getAuthorities().stream()
                .anyMatch(authority -> "SCOPE_subject:act".equals(authority.getAuthority()));
        boolean own = request.getServletPath()
                .startsWith("/v1/subjects/" + token.getToken().getSubject() + "/");
        return acts && own ? Actor.Kind.PERSON : Actor.Kind.CLIENT;
    }

    /** The client that the token was issued to, RFC 9068 or OpenID Connect; a service's own token is its subject's. */
    private static String client(Jwt token) {
        String client = token.getClaimAsString("client_id");
        String party = client == null ? token.getClaimAsString("azp") : client;
        String subject = Objects.requireNonNullElse(token.getSubject(), "unknown");
        return party == null ? subject : party;
    }
}
