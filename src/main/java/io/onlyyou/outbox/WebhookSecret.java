package io.onlyyou.outbox;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks specification 1.0 has it, version {@code v1}: HMAC-SHA-256 over id, time and body. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    /** Fails with {@link IllegalArgumentException} where it is not {@linkplain #isUsable usable}. */
    WebhookSecret(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "?");
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("A secret has 24 to 64 bytes.");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    static boolean isUsable(String text) {
        try {
            return new WebhookSecret(text).key.getAlgorithm().equals(ALGORITHM);
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }

    /** {@code v1,} and the signature in Base64. */
    String sign(String id, long epochSecond, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal((id + "." + epochSecond + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
