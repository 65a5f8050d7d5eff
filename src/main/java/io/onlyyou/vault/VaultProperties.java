package io.onlyyou.vault;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this room.
 *
 * @param keyEncryptionKey a Tink keyset in JSON, best given by the environment; this, the file or the URI, one of them
 * @param keyEncryptionKeyFile the path of a file that holds it
 * @param keyEncryptionKeyUri a key of a key-management service, by Tink's URI
 * @param olderKeyEncryptionKeys those that still unwrap, and the next one before it wraps
 * @param createMissingKey whether a missing file is made, with a fresh key; only for profile {@code local}
 * @param keyLife how long key-encryption keys live
 * @param pictures what may be uploaded
 */
@Validated
@ConfigurationProperties("onlyyou.vault")
record VaultProperties(
        @Nullable String keyEncryptionKey,
        @Nullable String keyEncryptionKeyFile,
        @Nullable String keyEncryptionKeyUri,
        @DefaultValue List<KeySource> olderKeyEncryptionKeys,
        @DefaultValue("false") boolean createMissingKey,
        @DefaultValue @Valid KeyTerms keyLife,
        @DefaultValue @Valid PictureLimits pictures) {

    KeySource primary() {
        return new KeySource(keyEncryptionKey, keyEncryptionKeyFile, keyEncryptionKeyUri);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultProperties[primary=%s, older=%s, createMissingKey=%s, keyLife=%s, pictures=%s]"
                .formatted(primary(), olderKeyEncryptionKeys, createMissingKey, keyLife, pictures);
    }
}
