package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.UNAUTHORIZED;
import static io.onlyyou.ProblemType.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server of its own, since here the issuer goes away and the clock moves. */
class IssuerKeysTests {

    private static final Duration LATER = IssuerKeys.KEPT_IN_OUTAGE.plusSeconds(1);
    private static EdgeServer server;
    private static EdgeTokens tokens;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of());
        tokens = server.tokens;
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    private static HttpResponse<String> callWith(RSAKey key) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        String token =
                tokens.signed(header, key, claims -> claims.subject("user-42").claim("scope", "subject:act"));
        return server.call("GET", "/v1/subjects/user-42/consents", token);
    }

    @Test
    void isUnavailableWhileNoKeysCanBeHad() {
        EdgeServer.CLOCK.advance(LATER);
        tokens.answering = false;
        HttpResponse<String> answer = callWith(tokens.rsa);
        assertProblem(answer, UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertProblem(callWith(tokens.rsa), UNAVAILABLE);
        assertOk(server.get("/problems"));

        tokens.answering = true;
        EdgeServer.CLOCK.advance(IssuerKeys.BETWEEN_LOOKUPS);
        assertOk(callWith(tokens.rsa));
    }

    @Test
    void keepsKnownKeysThroughAnOutage() {
        EdgeServer.CLOCK.advance(LATER);
        assertOk(callWith(tokens.rsa));
        tokens.answering = false;
        EdgeServer.CLOCK.advance(IssuerKeys.KEPT.plusSeconds(1));
        assertOk(callWith(tokens.rsa));
        EdgeServer.CLOCK.advance(LATER);
        assertProblem(callWith(tokens.rsa), UNAVAILABLE);
        tokens.answering = true;
        EdgeServer.CLOCK.advance(IssuerKeys.BETWEEN_LOOKUPS);
        assertOk(callWith(tokens.rsa));
    }

    @Test
    void followsARotationAtOnceAndForgetsWithdrawnKeys() {
        EdgeServer.CLOCK.advance(LATER);
        assertOk(callWith(tokens.rsa));
        JWKSet before = tokens.published;
        RSAKey next = EdgeTokens.rsa("rsa-2");
        tokens.published = new JWKSet(next.toPublicJWK());
        try {
            assertOk(callWith(next));
            assertProblem(callWith(tokens.rsa), UNAUTHORIZED);
        } finally {
            tokens.published = before;
            EdgeServer.CLOCK.advance(LATER);
        }
    }

    @Test
    void madeUpKeyIdsDoNotBecomeRequestsToTheIssuer() {
        EdgeServer.CLOCK.advance(LATER);
        assertOk(callWith(tokens.rsa));
        int before = tokens.fetches.get();
        RSAKey key = EdgeTokens.rsa("x");
        for (int i = 0; i < 20; i++) {
            assertProblem(callWith(key), UNAUTHORIZED);
        }
        assertThat(tokens.fetches.get()).isEqualTo(before + 1);
    }
}
