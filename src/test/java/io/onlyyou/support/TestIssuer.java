package io.onlyyou.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * An issuer of tokens as a service sees it from outside: a discovery document and a key set on a loopback port.
 *
 * @param url the issuer's URL
 * @param key the key that signs, private part included
 */
record TestIssuer(String url, RSAKey key) {

    private static final int BITS = 2048;

    static TestIssuer running() {
        return Holder.ISSUER;
    }

    private static TestIssuer start() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://localhost:" + server.getAddress().getPort();
            serve(server, "/.well-known/openid-configuration", discovery(url));
            serve(
                    server,
                    "/.well-known/jwks.json",
                    new JWKSet(key).toPublicJWKSet().toString());
            server.start(); // and ends with the JVM, which the test runner ends itself
            return new TestIssuer(url, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String discovery(String url) {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/.well-known/jwks.json","token_endpoint":"%1$s/token",
                 "authorization_endpoint":"%1$s/authorize","response_types_supported":["code"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(url);
    }

    private static void serve(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static final class Holder {
        static final TestIssuer ISSUER = start();
    }
}
