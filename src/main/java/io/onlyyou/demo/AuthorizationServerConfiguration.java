package io.onlyyou.demo;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.onlyyou.OnlyYouProperties;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The authorization server of profile {@code local}: {@code POST /oauth2/token} for the four {@link LocalClients}, its
 * metadata and its keys. It guards its own endpoints and nothing else.
 */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

    static final String AUDIENCE = "onlyyou";

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerChain(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverter(new AllScopesByDefault()));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Customizer.withDefaults())
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(OnlyYouProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.publicUrl().toString())
                .build();
    }

    /** Kept in the data directory, so that a token handed out before a restart is still good after it. */
    @Bean
    JWKSource<SecurityContext> signingKeys(DataDirectory dataDirectory) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(dataDirectory)));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> audience() {
        return token -> token.getClaims().audience(List.of(AUDIENCE));
    }
}
