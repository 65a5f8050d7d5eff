package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.FORBIDDEN;
import static io.onlyyou.ProblemType.MALFORMED_REQUEST;
import static io.onlyyou.ProblemType.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTests {

    private static final String OWN = "/v1/subjects/user-42/consents";

    private final EdgeServer server = EdgeServer.shared();
    private final EdgeTokens tokens = server.tokens;

    @AfterEach
    void servesTheNextGoodRequest() {
        assertOk(server.call("GET", OWN, tokens.with("subject:act", "user-42")));
    }

    private static Date in(Duration time) {
        return Date.from(EdgeServer.CLOCK.instant().plus(time));
    }

    private String own(Consumer<JWTClaimsSet.Builder> change) {
        return tokens.signed(owned(change));
    }

    private static Consumer<JWTClaimsSet.Builder> owned(Consumer<JWTClaimsSet.Builder> change) {
        return claims -> {
            claims.subject("user-42").claim("scope", "subject:act");
            change.accept(claims);
        };
    }

    private void assertRefused(String token) {
        HttpResponse<String> answer = server.call("GET", OWN, token);
        assertProblem(answer, UNAUTHORIZED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        HttpResponse<String> answer = server.get(OWN);
        assertProblem(answer, UNAUTHORIZED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertProblem(server.get(OWN, "Authorization", "Basic dTpw"), UNAUTHORIZED);
        assertProblem(server.get(OWN, "Cookie", "JSESSIONID=1; access_token=x"), UNAUTHORIZED);
        assertProblem(server.get(OWN, "Authorization", "DPoP " + own(claims -> {})), UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9..", "eyJhbGciOiJSUzI1NiIsInR5cCI6NX0.e30.AA"})
    void refusesGarbage(String token) {
        assertRefused(token);
    }

    @Test
    void refusesMalformedBearerHeaders() {
        assertProblem(server.get(OWN, "Authorization", "Bearer a b"), UNAUTHORIZED);
        assertProblem(server.get(OWN, "Authorization", "Bearer"), UNAUTHORIZED);
    }

    @Test
    void refusesUnsignedTokens() {
        assertRefused(new PlainJWT(tokens.claims(owned(claims -> {}))).serialize());
    }

    @Test
    void refusesThePublicKeyAsASecret() throws JOSEException {
        byte[] secret = tokens.rsa.toRSAPublicKey().getEncoded();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(tokens.rsa.getKeyID())
                .build();
        assertRefused(tokens.signed(header, new MACSigner(secret), owned(claims -> {})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void refusesAlgorithmsBesidesTheTwo(String algorithm) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .keyID(tokens.rsa.getKeyID())
                .build();
        assertRefused(tokens.signed(header, new RSASSASigner(tokens.rsa), owned(claims -> {})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' OR 1=1 --", "http://127.0.0.1:1/", "unknown", "\u0000"})
    void ignoresHostileKeyIds(String keyId) {
        RSAKey other = EdgeTokens.rsa(keyId);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
        assertRefused(tokens.signed(header, other, owned(claims -> {})));
    }

    @Test
    void neverLooksAtKeysThatTheTokenBringsOrNames() {
        RSAKey other = EdgeTokens.rsa("mine");
        URI elsewhere = URI.create(tokens.issuer() + "/elsewhere");
        int fetchesBefore = tokens.fetches.get();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(tokens.rsa.getKeyID())
                .jwk(other.toPublicJWK())
                .jwkURL(elsewhere)
                .x509CertURL(elsewhere)
                .build();
        assertRefused(tokens.signed(header, other, owned(claims -> {})));
        assertThat(tokens.fetches.get()).isLessThanOrEqualTo(fetchesBefore + 1);
    }

    @Test
    void refusesATamperedToken() {
        String good = own(claims -> {});
        String[] parts = good.split("\\.", -1);
        String other = own(claims -> claims.subject("user-43")).split("\\.", -1)[1];
        assertRefused(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void checksTheAudience() {
        assertRefused(own(claims -> claims.audience("another")));
        assertRefused(own(claims -> claims.audience((String) null)));
        assertRefused(own(claims -> claims.audience("ONLYYOU")));
        assertOk(server.call("GET", OWN, own(claims -> claims.audience(List.of("another", "onlyyou")))));
    }

    @Test
    void checksTheIssuer() {
        assertRefused(own(claims -> claims.issuer("https://elsewhere.example")));
        assertRefused(own(claims -> claims.issuer(null)));
        assertRefused(own(claims -> claims.issuer(tokens.issuer() + "/")));
    }

    @Test
    void checksTheTimesWithAMinuteOfSkew() {
        assertOk(server.call(
                "GET",
                OWN,
                own(claims ->
                        claims.expirationTime(in(Duration.ofSeconds(-30))).issueTime(in(Duration.ofSeconds(-90))))));
        assertRefused(own(
                claims -> claims.expirationTime(in(Duration.ofSeconds(-62))).issueTime(in(Duration.ofSeconds(-90)))));
        assertRefused(own(claims -> claims.expirationTime(null)));
        assertOk(server.call("GET", OWN, own(claims -> claims.notBeforeTime(in(Duration.ofSeconds(30))))));
        assertRefused(own(claims -> claims.notBeforeTime(in(Duration.ofSeconds(90)))));
    }

    @Test
    void refusesTokensOfOtherKinds() throws JOSEException {
        for (String type : List.of("dpop+jwt", "logout+jwt", "secevent+jwt")) {
            assertRefused(tokens.signedByEc(type, owned(claims -> {})));
        }
        assertOk(server.call("GET", OWN, tokens.signedByEc("at+jwt", owned(claims -> {}))));
        assertOk(server.call("GET", OWN, tokens.signedByEc("JWT", owned(claims -> {}))));
        var critical = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .type(JOSEObjectType.JWT)
                .criticalParams(java.util.Set.of("exp"))
                .build();
        assertRefused(tokens.signed(critical, tokens.rsa, owned(claims -> {})));
    }

    @Test
    void refusesScopesOfAnotherShape() {
        for (String name : List.of("scope", "scp")) {
            for (Object value : List.of(List.of(List.of("x")), List.of(7), 7, java.util.Map.of("a", "b"))) {
                assertRefused(own(claims -> claims.claim("scope", null).claim(name, value)));
            }
        }
        assertOk(server.call("GET", OWN, own(claims -> claims.claim("scope", List.of("subject:act")))));
    }

    @Test
    void opensNothingToAnIdToken() {
        assertRefused(
                own(claims -> claims.audience("the-app").claim("scope", null).claim("nonce", "n")));
        assertProblem(
                server.call(
                        "GET", OWN, own(claims -> claims.claim("scope", null).claim("nonce", "n"))),
                FORBIDDEN);
    }

    @Test
    void refusesATokenInTheQuery() {
        String good = own(claims -> {});
        assertProblem(server.get(OWN + "?access_token=" + good), MALFORMED_REQUEST);
        assertProblem(server.call("GET", OWN + "?a=b&access_token=" + good, good), MALFORMED_REQUEST);
        assertOk(server.call("GET", OWN + "?my_access_token=1", good));
    }

    @Test
    void refusesATokenInAForm() {
        HttpResponse<String> answer = server.send(
                "POST",
                "/v1/interactions",
                BodyPublishers.ofString("access_token=" + tokens.with("feed:splice")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertProblem(answer, UNAUTHORIZED);
    }

    @Test
    void refusesTwoAuthorizationHeaders() {
        String good = own(claims -> {});
        HttpResponse<String> answer =
                server.get(OWN, "Authorization", "Bearer " + good, "Authorization", "Bearer " + good);
        assertProblem(answer, MALFORMED_REQUEST);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_request\"");
        assertProblem(
                server.get(OWN, "Authorization", "Basic dTpw", "Authorization", "Bearer " + good), MALFORMED_REQUEST);
    }
}
