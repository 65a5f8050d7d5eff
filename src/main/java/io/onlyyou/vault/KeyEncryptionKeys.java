package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The key-encryption keys as they are configured: Tink keysets, whose primary key wraps and whose older keys still unwrap, or
 * keys of a key-management service.
 */
final class KeyEncryptionKeys {

    private KeyEncryptionKeys() {}

    /**
     * All that are known, the one that wraps first.
     *
     * @throws KeyEncryptionKeyException naming the setting, if there is no usable key
     */
    static List<KeyEncryptionKey> load(VaultProperties properties) {
        KeySource primary = properties.primary();
        if (primary.isNone()) {
            throw KeyEncryptionKeyException.missing();
        }
        List<KeyEncryptionKey> keys = new ArrayList<>(load(primary, "", properties.createMissingKey()));
        for (int number = 0; number < properties.olderKeyEncryptionKeys().size(); number++) {
            String where = " of " + KeyEncryptionKeyException.OLDER_SETTING + "[" + number + "]";
            KeySource older = properties.olderKeyEncryptionKeys().get(number);
            if (older.isNone()) {
                throw KeyEncryptionKeyException.empty(where);
            }
            keys.addAll(load(older, where, false));
        }
        return List.copyOf(keys);
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

    private static List<KeyEncryptionKey> load(KeySource source, String where, boolean createMissing) {
        if (source.isSeveral()) {
            throw KeyEncryptionKeyException.several(where);
        }
        if (source.key() != null) {
            return keyset(source.key(), KeyEncryptionKeyException.SETTING + where);
        }
        if (source.file() != null) {
            return keyset(
                    read(Path.of(source.file()), where, createMissing), KeyEncryptionKeyException.FILE_SETTING + where);
        }
        return List.of(service(String.valueOf(source.uri()), where));
    }

    /** Each key of the keyset under its own id, so that what an older one wrapped can be told from the rest. */
    private static List<KeyEncryptionKey> keyset(String json, String setting) {
        try {
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(json, KeyEncryption.TINK, InsecureSecretKeyAccess.get());
            Aead aead = keyset.getPrimitive(KeyEncryption.TINK, Aead.class);
            List<KeyEncryptionKey> keys = new ArrayList<>();
            keys.add(new KeyEncryptionKey(id(keyset.getPrimary()), aead));
            for (int entry = 0; entry < keyset.size(); entry++) {
                if (!keyset.getAt(entry).isPrimary()) {
                    keys.add(new KeyEncryptionKey(id(keyset.getAt(entry)), aead));
                }
            }
            return keys;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without its cause: a parser's message may quote what it was given.
            throw KeyEncryptionKeyException.malformed(setting);
        }
    }

    private static String id(KeysetHandle.Entry entry) {
        return "keyset:" + Integer.toUnsignedString(entry.getId());
    }

    private static KeyEncryptionKey service(String uri, String where) {
        try {
            return new KeyEncryptionKey(
                    uri, client(uri).withDefaultCredentials().getAead(uri));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw KeyEncryptionKeyException.unreachable(where, e);
        }
    }

    /** On the class path, or registered by a program that embeds this one. */
    private static KmsClient client(String uri) throws GeneralSecurityException {
        for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                return client;
            }
        }
        return KmsClients.get(uri);
    }

    private static String read(Path file, String where, boolean createMissing) {
        try {
            if (createMissing && Files.notExists(file)) {
                PrivateFile.create(file, generate().getBytes(UTF_8));
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw KeyEncryptionKeyException.unreadable(where, "does not exist");
        } catch (CharacterCodingException e) {
            throw KeyEncryptionKeyException.malformed(KeyEncryptionKeyException.FILE_SETTING + where);
        } catch (IOException e) {
            throw KeyEncryptionKeyException.unreadable(
                    where, "cannot be read or made (" + e.getClass().getSimpleName() + ")");
        }
    }
}
