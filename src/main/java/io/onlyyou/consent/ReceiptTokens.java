package io.onlyyou.consent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opaque names of receipts that outlive the link from the person's id to the person's key: they carry that key
 * themselves, under a keyed hash bound to the id. The service keeps nothing of them.
 */
@Component
class ReceiptTokens {

    private static final int PAYLOAD = 32;

    /** Which receipt a token names. */
    record Target(PersonKey person, UUID receipt) {}

    private final KeyedHash keyedHash;

    ReceiptTokens(KeyedHash keyedHash) {
        this.keyedHash = keyedHash;
    }

    String seal(Subject subject, PersonKey person, UUID receipt) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .putLong(receipt.getMostSignificantBits())
                .putLong(receipt.getLeastSignificantBits())
                .array();
        var token = new ByteArrayOutputStream();
        token.writeBytes(payload);
        token.writeBytes(proof(subject, payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
    }

    Optional<Target> open(Subject subject, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notAToken) {
            return Optional.empty();
        }
        if (bytes.length <= PAYLOAD) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] payload = new byte[PAYLOAD];
        buffer.get(payload);
        byte[] proof = new byte[buffer.remaining()];
        buffer.get(proof);
        if (!MessageDigest.isEqual(proof, proof(subject, payload))) {
            return Optional.empty();
        }
        ByteBuffer ids = ByteBuffer.wrap(payload);
        return Optional.of(new Target(
                new PersonKey(new UUID(ids.getLong(), ids.getLong())), new UUID(ids.getLong(), ids.getLong())));
    }

    private byte[] proof(Subject subject, byte[] payload) {
        var input = new ByteArrayOutputStream();
        input.writeBytes(("receipt:" + subject.value() + ":").getBytes(StandardCharsets.UTF_8));
        input.writeBytes(payload);
        return keyedHash.of(input.toByteArray());
    }
}
