package io.onlyyou;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** One chain for everything that no other chain takes: bearer tokens, no session, no cookie, closed to other origins. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String ISSUER = "${spring.security.oauth2.resourceserver.jwt.issuer-uri}";

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain edge(HttpSecurity http, JwtDecoder tokens, Refusals refusals) throws Exception {
        return http.addFilter(bearerTokens(tokens, refusals))
                // Nothing here is authenticated by what a browser sends by itself, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders::declare)
                .exceptionHandling(on -> on.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(AccessRules::declare)
                .build();
    }

    /**
     * The filter by itself, without the configurer that usually adds it: that one also opens DPoP tokens and a metadata page
     * which repeats the caller's Host, and turns an unreachable key set into a 500.
     */
    private static BearerTokenAuthenticationFilter bearerTokens(JwtDecoder tokens, Refusals refusals) {
        var converter = new BearerTokenAuthenticationConverter();
        converter.setBearerTokenResolver(new OneBearerHeader());
        var filter = new BearerTokenAuthenticationFilter(
                new ProviderManager(new JwtAuthenticationProvider(tokens)), converter);
        filter.setAuthenticationEntryPoint(refusals);
        filter.setAuthenticationFailureHandler(refusals::commence);
        return filter;
    }

    /** Profile {@code local} brings a decoder for the keys of its own authorization server. */
    @Bean
    @Profile("!local")
    JwtDecoder tokens(@Value(ISSUER) String issuer, IssuerKeys keys, Clock clock) {
        return new RememberedTokens(JwtChecks.decoder(keys, issuer, clock), keys::current, clock);
    }

    @Bean
    @Profile("!local")
    IssuerKeys issuerKeys(@Value(ISSUER) String issuer, Clock clock) {
        return new IssuerKeys(issuer, clock);
    }

    /** A dozen observations for each request, about filters that never change, would cost more than most pages do. */
    @Bean
    static SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Tomcat has refused line breaks in headers by now; odd letters in an optional header must not refuse a feed page. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }
}
