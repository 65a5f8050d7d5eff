package io.onlyyou.admin;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.RequestKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes of an {@code Idempotency-Key} and what was asked for with it what can be kept. */
@Component
class RequestKeys {

    private final JsonMapper json;

    RequestKeys(JsonMapper json) {
        this.json = json;
    }

    /** Null where none was sent. Two clients may use the same key for different things. */
    @Nullable
    RequestKey of(@Nullable String idempotencyKey, Object request, Actor actor) {
        return idempotencyKey == null
                ? null
                : new RequestKey(
                        sha256(actor.client() + "\n" + idempotencyKey), sha256(json.writeValueAsString(request)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
