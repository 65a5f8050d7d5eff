package io.onlyyou;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.onlyyou.feed.WarmUpStep;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Fetches the issuer's keys ahead of the first token, and checks a token as every other is checked: one that was signed here, by
 * a key that is good for nothing else and known to nobody else.
 */
@Component
@Profile("!local")
class TokenWarmUp implements WarmUpStep {

    private static final int BITS = 2048;
    private static final Duration VALID = Duration.ofHours(1);

    /** A token, and what takes it for good. */
    private record Checked(String token, JwtDecoder checks) {}

    private final IssuerKeys keys;
    private final String issuer;
    private final Clock clock;
    private @Nullable Checked checked;

    TokenWarmUp(IssuerKeys keys, @Value(SecurityConfiguration.ISSUER) String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public void run() throws JOSEException {
        Checked now = checked();
        now.checks().decode(now.token());
    }

    private synchronized Checked checked() throws JOSEException {
        Checked before = checked;
        if (before != null) {
            return before;
        }
        fetchKeys();
        RSAKey key = new RSAKeyGenerator(BITS).keyID("warm-up").generate();
        Checked made = new Checked(
                token(key), JwtChecks.decoder(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), issuer, clock));
        checked = made;
        return made;
    }

    private void fetchKeys() throws KeySourceException {
        keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }

    private String token(RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(JwtChecks.AUDIENCE)
                        .subject("warm-up")
                        .claim("scope", "feed:splice")
                        .expirationTime(Date.from(clock.instant().plus(VALID)))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
