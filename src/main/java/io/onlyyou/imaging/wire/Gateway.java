package io.onlyyou.imaging.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One provider's API below its base URL, with its key. */
public final class Gateway {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Wire wire;
    private final URI base;
    private final @Nullable String key;

    /**
     * Calls below that address.
     *
     * @param base ends with a slash
     */
    public Gateway(Wire wire, URI base, @Nullable String key) {
        this.wire = wire;
        this.base = base;
        this.key = key;
    }

    public WireOutcome get(String path) {
        return send("GET", path, null);
    }

    public WireOutcome delete(String path) {
        return send("DELETE", path, null);
    }

    public WireOutcome post(String path, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return post(path, new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
    }

    /** {@code headers} alternate names and values. */
    public WireOutcome post(String path, HttpEntity body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** The answer's body; missing where it is no JSON. */
    public static JsonNode json(WireOutcome.Answer answer) {
        try {
            JsonNode read = JSON.readTree(answer.body());
            return read == null ? MissingNode.getInstance() : read;
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    private WireOutcome send(String method, String path, @Nullable HttpEntity body, String... headers) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, base.resolve(path));
        if (key != null) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        if (body != null) {
            request.setEntity(body);
        }
        return wire.send(request);
    }
}
