package io.onlyyou.consent;

import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A notice's text in one language, with its SHA-256 over the UTF-8 bytes. */
@Embeddable
record NoticeText(String language, String body, byte[] sha256) {

    /** By content, so that the persistence provider never takes a text for a changed one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoticeText text
                && language.equals(text.language)
                && body.equals(text.body)
                && Arrays.equals(sha256, text.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(language, body, Arrays.hashCode(sha256));
    }

    NoticeBody toBody() {
        return new NoticeBody(body.getBytes(StandardCharsets.UTF_8), sha256);
    }

    static NoticeText of(String language, String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return new NoticeText(language, body, digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
