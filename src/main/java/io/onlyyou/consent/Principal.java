package io.onlyyou.consent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * How a receipt names the person without carrying the id: by a salted SHA-256 of it. Who has the salt can check that a
 * receipt is about an id; once the salt is erased, nobody can find out about which.
 */
record Principal(byte[] salt) {

    private static final int SALT_BYTES = 16;
    private static final SecureRandom SALTS = new SecureRandom();

    static Principal fresh() {
        byte[] salt = new byte[SALT_BYTES];
        SALTS.nextBytes(salt);
        return new Principal(salt);
    }

    /** {@code sha-256:} and the hash of the salt followed by the id's UTF-8 bytes, in Base64 for URLs. */
    String of(Subject subject) {
        var salted = new ByteArrayOutputStream();
        salted.writeBytes(salt);
        salted.writeBytes(subject.value().getBytes(StandardCharsets.UTF_8));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(salted.toByteArray());
            return "sha-256:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String encodedSalt() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
