package io.onlyyou.consent;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** SHA-256 over heads: of each the person's key, its length and its hash, in the order in which PostgreSQL sorts keys. */
final class HeadsDigest {

    private final MessageDigest digest = sha256();
    private long heads;

    void add(UUID person, LedgerHead head) {
        heads++;
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putLong(head.seq())
                .array());
        digest.update(head.hash());
    }

    long heads() {
        return heads;
    }

    /** In hexadecimal; nothing can be added after. */
    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
