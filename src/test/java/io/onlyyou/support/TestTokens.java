package io.onlyyou.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Bearer tokens, good and hostile, of an issuer that the application under test trusts.
 *
 * <p>A hostile token starts from {@link #claims}, changes what it wants, and is signed by {@link #sign(JWTClaimsSet)};
 * one with a hostile header or another key signs {@link #key} or its own by itself.
 */
public final class TestTokens {

    private static final long VALID_SECONDS = 3600;

    private TestTokens() {}

    /** The issuer's URL, with a discovery document and a key set behind it. */
    public static String issuer() {
        return TestIssuer.running().url();
    }

    /** The key that the application trusts, private part included. */
    public static RSAKey key() {
        return TestIssuer.running().key();
    }

    /** A token of a service, such as {@code client("feed-service", "feed:splice")}. */
    public static String client(String client, String... scopes) {
        return sign(claims(client, scopes).build());
    }

    /** A person's own token, scope {@code subject:act}. */
    public static String person(String subject) {
        return sign(claims(subject, "subject:act").build());
    }

    /** The claims of a good token, to be altered. */
    public static JWTClaimsSet.Builder claims(String subject, String... scopes) {
        Instant now = Clock.systemUTC().instant(); // what the application's own clock shows
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(issuer())
                .audience("onlyyou")
                .subject(subject)
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(VALID_SECONDS)));
    }

    /** Signed with RS256 and the trusted key. */
    public static String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key().getKeyID())
                .build();
        return sign(header, claims, key());
    }

    /** Signed with any header and RSA key. */
    public static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
