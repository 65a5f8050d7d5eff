package io.onlyyou.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** Speaks HTTP to the application under test as a caller would, with tokens of {@link TestTokens}. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;

    private Api(String base) {
        this.base = base;
    }

    /** Of the application that this environment belongs to. */
    public static Api of(Environment environment) {
        return new Api(environment.getRequiredProperty("onlyyou.public-url"));
    }

    /** Of the service at this URL. */
    public static Api at(String url) {
        return new Api(url);
    }

    /** {@code headers} alternate names and values. */
    public Reply get(String path, String token, String... headers) {
        return send("GET", path, token, new byte[0], headers);
    }

    /** {@code headers} alternate names and values. */
    public Reply delete(String path, String token, String... headers) {
        return send("DELETE", path, token, new byte[0], headers);
    }

    /** Sends JSON; {@code headers} alternate names and values, and may name another content type. */
    public Reply post(String path, String token, String body, String... headers) {
        return send("POST", path, token, body.getBytes(StandardCharsets.UTF_8), withJson(headers));
    }

    /** Sends JSON; {@code headers} alternate names and values, and may name another content type. */
    public Reply put(String path, String token, String body, String... headers) {
        return send("PUT", path, token, body.getBytes(StandardCharsets.UTF_8), withJson(headers));
    }

    /** Sends exactly this; an empty token sends none. A path may be a whole URL. */
    public Reply send(String method, String path, String token, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String[] withJson(String... headers) {
        for (int name = 0; name < headers.length; name += 2) {
            if (headers[name].equalsIgnoreCase("Content-Type")) {
                return headers;
            }
        }
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return all;
    }
}
