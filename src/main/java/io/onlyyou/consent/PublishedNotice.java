package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a notice, which never changes.
 *
 * @param material whether it asked those anew who had agreed to an older version
 * @param recipients the providers that a consent to it allows
 * @param supersededAt since when a consent to it no longer suffices; absent while it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedNotice(
        String id,
        String version,
        boolean material,
        List<String> recipients,
        Instant publishedAt,
        @Nullable Instant supersededAt,
        List<Text> texts) {

    /** In which language there is a text, and the SHA-256 of its UTF-8 bytes in hexadecimal. */
    public record Text(String language, String sha256) {}
}
