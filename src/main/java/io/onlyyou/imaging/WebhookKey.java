package io.onlyyou.imaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a provider's callback from a forged one, as Standard Webhooks 1.0 has it: HMAC-SHA-256 over
 * {@code id.timestamp.body}, any one of several signatures, and no more than five minutes between its clock and ours.
 */
public final class WebhookKey {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int SHORTEST_BYTES = 16;

    private final SecretKeySpec key;

    private WebhookKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Reads {@code whsec_} and Base64; fails with {@link IllegalArgumentException} on anything else. */
    public static WebhookKey parse(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("It begins with whsec_.");
        }
        byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        if (bytes.length < SHORTEST_BYTES) {
            throw new IllegalArgumentException("It holds at least 16 bytes.");
        }
        return new WebhookKey(bytes);
    }

    /**
     * Whether this callback was signed with the key, just now.
     *
     * @param timestamp seconds since 1970, as the header has them
     * @param signatures as the header has them: separated by spaces, each with its version
     */
    public boolean signed(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!isFresh(timestamp, now)) {
            return false;
        }
        byte[] expected = signature(id, timestamp, body);
        return List.of(signatures.split(" ", -1)).stream()
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(signature -> MessageDigest.isEqual(signature, expected));
    }

    /** The signature without its version, in Base64. */
    public byte[] signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static boolean isFresh(String timestamp, Instant now) {
        try {
            Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return apart.abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException nonsense) {
            return false;
        }
    }
}
