package io.onlyyou;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;

/**
 * Finds an issuer's key set by OpenID Connect Discovery 1.0, section 4. Slow, redirecting, oversized or lying issuers count
 * as out of reach.
 */
class IssuerMetadata {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 512 * 1024;

    private final String issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    IssuerMetadata(String issuer) {
        this.issuer = issuer;
    }

    JWKSet keys() throws RemoteKeySourceException {
        try {
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            var metadata = JSONObjectUtils.parse(get(base + "/.well-known/openid-configuration"));
            if (!issuer.equals(metadata.get("issuer"))) {
                throw new IOException("the metadata names another issuer");
            }
            return JWKSet.parse(get(String.valueOf(metadata.get("jwks_uri"))));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new RemoteKeySourceException("The issuer's keys cannot be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteKeySourceException("Interrupted on the way to the issuer's keys", e);
        }
    }

    private String get(String uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }
}
