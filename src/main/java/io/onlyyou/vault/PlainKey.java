package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import java.util.UUID;

/**
 * An owner's key of one epoch in plain: of use to the vault alone, and kept no longer than the reading that it was unwrapped
 * for.
 */
public final class PlainKey {

    private final UUID owner;
    private final long epoch;
    private final Aead aead;

    PlainKey(UUID owner, long epoch, Aead aead) {
        this.owner = owner;
        this.epoch = epoch;
        this.aead = aead;
    }

    boolean isOf(UUID someone, long some) {
        return owner.equals(someone) && epoch == some;
    }

    UUID owner() {
        return owner;
    }

    long epoch() {
        return epoch;
    }

    Aead aead() {
        return aead;
    }
}
