package io.onlyyou;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An OpenID provider on the loopback address, whose keys can be rotated and withheld, and its signed tokens. */
final class EdgeTokens {

    final RSAKey rsa = rsa("rsa-1");
    final ECKey ec = ec();
    final AtomicInteger fetches = new AtomicInteger();
    volatile JWKSet published = new JWKSet(java.util.List.of(rsa, ec)).toPublicJWKSet();
    volatile boolean answering = true;
    private final HttpServer server;

    EdgeTokens() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> {
            fetches.incrementAndGet();
            answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer()));
        });
        server.createContext("/keys", exchange -> answer(exchange, published.toString()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String with(String scope) {
        return with(scope, "somebody");
    }

    String with(String scope, String subject) {
        return signed(claims -> claims.subject(subject).claim("scope", scope));
    }

    /** A token that is good but for what the change makes of it. */
    String signed(Consumer<JWTClaimsSet.Builder> change) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID()).build(), rsa, change);
    }

    String signed(JWSHeader header, RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        try {
            return signed(header, new RSASSASigner(key), change);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signedByEc(String type, Consumer<JWTClaimsSet.Builder> change) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(ec.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    new ECDSASigner(ec),
                    change);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signed(JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change) {
        var token = new SignedJWT(header, claims(change));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = EdgeServer.CLOCK.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("onlyyou")
                .subject("somebody")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        change.accept(claims);
        return claims.build();
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answering ? 200 : 500, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
