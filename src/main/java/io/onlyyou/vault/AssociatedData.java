package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What a ciphertext is bound to, so that it decrypts in its own row only.
 *
 * <p>Two different places never encode alike: a tag says what is encrypted, parts of fixed width follow, and the one
 * part of variable width comes last.
 */
final class AssociatedData {

    private static final byte DATA_KEY = 1;
    private static final byte ITEM = 2;
    private static final byte SERVICE_KEY = 3;

    private static final int UUID_BYTES = 2 * Long.BYTES;

    private AssociatedData() {}

    static byte[] ofDataKey(UUID owner, long epoch) {
        ByteBuffer data = ByteBuffer.allocate(1 + UUID_BYTES + Long.BYTES).put(DATA_KEY);
        return put(data, owner).putLong(epoch).array();
    }

    static byte[] ofItem(ItemKey key, long epoch) {
        byte[] variant = key.variant().getBytes(UTF_8);
        ByteBuffer data = ByteBuffer.allocate(1 + 2 * UUID_BYTES + Long.BYTES + variant.length)
                .put(ITEM);
        return put(put(data, key.owner()), key.item())
                .putLong(epoch)
                .put(variant)
                .array();
    }

    static byte[] ofServiceKey(String purpose) {
        byte[] name = purpose.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + name.length).put(SERVICE_KEY).put(name).array();
    }

    private static ByteBuffer put(ByteBuffer data, UUID id) {
        return data.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
