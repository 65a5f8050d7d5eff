package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The key-encryption key as it is configured: a Tink keyset, whose primary key wraps and whose older keys still unwrap. */
final class KeyEncryptionKey {

    private KeyEncryptionKey() {}

    /** @throws KeyEncryptionKeyException naming the setting, if there is no usable key */
    static Aead load(VaultProperties properties) {
        String inline = blankToNull(properties.keyEncryptionKey());
        String file = blankToNull(properties.keyEncryptionKeyFile());
        if (inline != null && file != null) {
            throw KeyEncryptionKeyException.both();
        }
        if (inline != null) {
            return parse(inline, KeyEncryptionKeyException.SETTING);
        }
        if (file == null) {
            throw KeyEncryptionKeyException.missing();
        }
        return parse(read(Path.of(file), properties.createMissingKey()), KeyEncryptionKeyException.FILE_SETTING);
    }

    /** A fresh keyset in JSON, in plain. */
    static String generate() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, KeyEncryption.TINK),
                    KeyEncryption.TINK,
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key-encryption key cannot be made", e);
        }
    }

    private static Aead parse(String keyset, String setting) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(keyset, KeyEncryption.TINK, InsecureSecretKeyAccess.get())
                    .getPrimitive(KeyEncryption.TINK, Aead.class);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without its cause: a parser's message may quote what it was given.
            throw KeyEncryptionKeyException.malformed(setting);
        }
    }

    private static String read(Path file, boolean createMissing) {
        try {
            if (createMissing && Files.notExists(file)) {
                PrivateFile.create(file, generate().getBytes(UTF_8));
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw KeyEncryptionKeyException.unreadable("does not exist");
        } catch (CharacterCodingException e) {
            throw KeyEncryptionKeyException.malformed(KeyEncryptionKeyException.FILE_SETTING);
        } catch (IOException e) {
            throw KeyEncryptionKeyException.unreadable(
                    "cannot be read or made (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
