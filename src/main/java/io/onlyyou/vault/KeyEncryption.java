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

/**
 * Wraps the keys that are kept in the database under the key-encryption key, which is not.
 *
 * <p>Where the key-encryption key lives is Tink's {@link Aead}: a keyset in this process today, a key-management
 * service that never shows its key tomorrow (see {@code docs/decisions/0004-tink-for-envelope-encryption.md}).
 */
final class KeyEncryption {

    /** The primitives that this room uses: AEAD and MAC. */
    static final Configuration TINK = configuration();

    private final Aead keyEncryptionKey;

    KeyEncryption(Aead keyEncryptionKey) {
        this.keyEncryptionKey = keyEncryptionKey;
    }

    /** A fresh key, already wrapped; it leaves this method in no other form. */
    byte[] newWrapped(Parameters parameters, byte[] associatedData) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters, TINK), keyEncryptionKey, associatedData, TINK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key-encryption key cannot wrap a new key", e);
        }
    }

    <P> P unwrap(byte[] wrapped, byte[] associatedData, Class<P> primitive) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, keyEncryptionKey, associatedData, TINK)
                    .getPrimitive(TINK, primitive);
        } catch (GeneralSecurityException e) {
            throw new UnreadableItemException("A wrapped key", e);
        }
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
