package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RememberedTokensTests {

    private static final Duration VALID = Duration.ofSeconds(30);

    private final EdgeClock clock = new EdgeClock();
    private final AtomicInteger checked = new AtomicInteger();
    private OptionalLong keys = OptionalLong.of(1);
    private final RememberedTokens tokens = new RememberedTokens(checks(VALID), () -> keys, clock);

    /** Counts, and lets everything pass but what begins with "bad". */
    private JwtDecoder checks(Duration valid) {
        return token -> {
            checked.incrementAndGet();
            if (token.startsWith("bad")) {
                throw new BadJwtException("bad");
            }
            Instant now = clock.instant();
            return Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject("of " + token)
                    .expiresAt(now.plus(valid))
                    .build();
        };
    }

    private void assertChecked(int times, String... decoded) {
        int before = checked.get();
        for (String token : decoded) {
            assertThat(tokens.decode(token).getSubject()).isEqualTo("of " + token);
        }
        assertThat(checked.get() - before).isEqualTo(times);
    }

    @Test
    void checksATokenOnce() {
        assertChecked(2, "one", "one", "other", "one", "other");
    }

    @Test
    void knowsATokenByAllOfIt() {
        assertChecked(1, "header.claims.signature");
        assertChecked(1, "header.claims.signaturf");
    }

    @Test
    void remembersNothingBeyondItsExpiry() {
        assertChecked(1, "one");
        clock.advance(VALID.minusSeconds(1));
        assertChecked(0, "one");
        clock.advance(Duration.ofSeconds(1));
        assertChecked(1, "one");
    }

    @Test
    void checksAgainAfterAWhileHoweverLongATokenIsValid() {
        RememberedTokens longLived = new RememberedTokens(checks(Duration.ofDays(1)), () -> keys, clock);
        longLived.decode("one");
        clock.advance(RememberedTokens.LONGEST);
        longLived.decode("one");
        assertThat(checked).hasValue(2);
    }

    @Test
    void checksAgainWhereTheClockWasSetBack() {
        assertChecked(1, "one");
        clock.advance(Duration.ofHours(-1));
        assertChecked(1, "one");
    }

    @Test
    void checksAgainUnderOtherKeys() {
        assertChecked(1, "one", "one");
        keys = OptionalLong.of(2);
        assertChecked(1, "one", "one");
    }

    @Test
    void remembersNothingWhileTheKeysAreNotKnown() {
        keys = OptionalLong.empty();
        assertChecked(2, "one", "one");
    }

    @Test
    void neverRemembersWhatWasRefused() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasValue(2);
    }

    /** Through the whole edge, with an issuer whose keys change. */
    @Nested
    class Served {

        private final EdgeServer server = new EdgeServer(Map.of());
        private final EdgeTokens issuer = server.tokens;

        private HttpResponse<String> call(String token) {
            return server.call("GET", "/v1/subjects/user-42/consents", token);
        }

        private String token(Duration valid) {
            return issuer.signed(claims -> claims.subject("user-42")
                    .claim("scope", "subject:act")
                    .expirationTime(Date.from(EdgeServer.CLOCK.instant().plus(valid))));
        }

        @Test
        void isNoWayAroundExpiryOrKeysThatWereWithdrawn() {
            String brief = token(VALID);
            String lasting = token(Duration.ofHours(3));
            for (int time = 0; time < 3; time++) {
                assertOk(call(brief));
                assertOk(call(lasting));
            }
            EdgeServer.CLOCK.advance(VALID.plus(JwtChecks.SKEW).plusSeconds(1));
            assertProblem(call(brief), UNAUTHORIZED);

            RSAKey next = EdgeTokens.rsa("rsa-2");
            issuer.published = new JWKSet(next.toPublicJWK());
            assertOk(call(lasting));
            EdgeServer.CLOCK.advance(IssuerKeys.KEPT);
            assertProblem(call(lasting), UNAUTHORIZED);
        }

        @AfterEach
        void stop() {
            server.context.close();
        }
    }
}
