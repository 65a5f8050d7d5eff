package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Wraps the keys that are kept in the database under a key-encryption key, which is not. The first of those that are known
 * wraps; all of them unwrap what they wrapped.
 *
 * <p>Where a key-encryption key lives is Tink's {@link Aead}: a keyset in this process, or a key-management service that
 * never shows its key (see {@code docs/decisions/0004-tink-for-envelope-encryption.md}).
 */
final class KeyEncryption {

    /** The primitives that this room uses: AEAD and MAC. */
    static final Configuration TINK = configuration();

    private final List<KeyEncryptionKey> keys;

    /** @param keys the one that wraps first */
    KeyEncryption(List<KeyEncryptionKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The name of the key that wraps. */
    String primary() {
        return keys.getFirst().id();
    }

    /** The names of all that unwrap. */
    Set<String> known() {
        return keys.stream().map(KeyEncryptionKey::id).collect(Collectors.toSet());
    }

    /** A fresh key, already wrapped; it leaves this method in no other form. */
    byte[] newWrapped(Parameters parameters, byte[] associatedData) {
        try {
            return wrap(KeysetHandle.generateNew(parameters, TINK), associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key-encryption key cannot wrap a new key", e);
        }
    }

    <P> P unwrap(WrappedKey wrapped, byte[] associatedData, Class<P> primitive) {
        try {
            return open(wrapped, associatedData).getPrimitive(TINK, primitive);
        } catch (GeneralSecurityException e) {
            throw new UnreadableItemException("A wrapped key", e);
        }
    }

    /** The same key, wrapped by the key that wraps now. */
    byte[] rewrap(WrappedKey wrapped, byte[] associatedData) {
        try {
            return wrap(open(wrapped, associatedData), associatedData);
        } catch (GeneralSecurityException e) {
            throw new UnreadableItemException("A wrapped key", e);
        }
    }

    private byte[] wrap(KeysetHandle key, byte[] associatedData) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                key, keys.getFirst().aead(), associatedData, TINK);
    }

    /** Asks only the key that wrapped it, since each may be a call to another service. */
    private KeysetHandle open(WrappedKey wrapped, byte[] associatedData) throws GeneralSecurityException {
        GeneralSecurityException failure = new GeneralSecurityException("its key-encryption key is not known here");
        for (KeyEncryptionKey key : keys) {
            if (wrapped.by() == null || key.id().equals(wrapped.by())) {
                try {
                    return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped.bytes(), key.aead(), associatedData, TINK);
                } catch (GeneralSecurityException e) {
                    failure = e;
                }
            }
        }
        throw failure;
    }

    private static Configuration configuration() {
        try {
            AeadConfig.register();
            MacConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
