package io.onlyyou;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * What every token is checked for, wherever its keys come from: signature by one of two asymmetric algorithms, issuer,
 * audience, an expiry that is there and not past, a type that is no other kind of token.
 *
 * <p>All in one place, because a decoder keeps a single validator: setting one for the skew alone drops the audience.
 * Keys named or carried by the token itself ({@code jku}, {@code x5u}, {@code jwk}) are never looked at.
 */
public final class JwtChecks {

    static final String AUDIENCE = "onlyyou";
    static final Duration SKEW = Duration.ofSeconds(60);
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256);

    private JwtChecks() {}

    /** Checks tokens that any of these keys may have signed for this issuer. */
    public static JwtDecoder decoder(JWKSource<SecurityContext> keys, String issuer, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.addAll(ALGORITHMS);
                })
                // Types are checked below, where RFC 9068's at+jwt passes as well.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setJwtValidator(validator(issuer, clock));
        return decoder;
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
        var times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        var type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        return JwtValidators.createDefaultWithValidators(List.of(
                type, times, new JwtIssuerValidator(issuer), new JwtAudienceValidator(AUDIENCE), JwtChecks::scopes));
    }

    private static OAuth2TokenValidatorResult scopes(Jwt token) {
        return isListOfScopes(token.getClaims().get("scope"))
                        && isListOfScopes(token.getClaims().get("scp"))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(BearerTokenErrors.invalidToken("Scopes of another shape"));
    }

    /** Absent, a string or an array of strings: what makes authorities of it casts without asking. */
    private static boolean isListOfScopes(@Nullable Object claim) {
        return claim == null
                || claim instanceof String
                || (claim instanceof Collection<?> scopes && scopes.stream().allMatch(String.class::isInstance));
    }
}
