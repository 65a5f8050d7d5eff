package io.onlyyou.subject;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.KeyedHash;
import io.onlyyou.consent.RequestKey;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes of an {@code Idempotency-Key} and what was asked for with it what can be kept, and tells nobody what that was. */
@Component
class ImagineKeys {

    private static final String PREFIX = "imagine\n";

    private final KeyedHash hash;
    private final JsonMapper json;

    ImagineKeys(KeyedHash hash, JsonMapper json) {
        this.hash = hash;
        this.json = json;
    }

    /** Null where none was sent. Two clients may use the same key for different things. */
    @Nullable
    RequestKey of(@Nullable String idempotencyKey, ImagineRequest request, Actor actor) {
        return idempotencyKey == null
                ? null
                : new RequestKey(
                        hashed(actor.client() + "\n" + idempotencyKey), hashed(json.writeValueAsString(request)));
    }

    private byte[] hashed(String text) {
        return hash.of((PREFIX + text).getBytes(StandardCharsets.UTF_8));
    }
}
