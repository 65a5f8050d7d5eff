package io.onlyyou.consent;

import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A notice's text in one language, with its SHA-256 over the UTF-8 bytes. */
@Embeddable
record NoticeText(String language, String body, byte[] sha256) {

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
