package io.onlyyou.vault;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this room.
 *
 * @param keyEncryptionKey a Tink keyset in JSON, best given by the environment; this or the file, not both
 * @param keyEncryptionKeyFile the path of a file that holds it
 * @param createMissingKey whether a missing file is made, with a fresh key; only for profile {@code local}
 * @param pictures what may be uploaded
 */
@Validated
@ConfigurationProperties("onlyyou.vault")
record VaultProperties(
        @Nullable String keyEncryptionKey,
        @Nullable String keyEncryptionKeyFile,
        @DefaultValue("false") boolean createMissingKey,
        @DefaultValue @Valid PictureLimits pictures) {

    /** Without the key. */
    @Override
    public String toString() {
        return "VaultProperties[keyEncryptionKeyFile=%s, createMissingKey=%s, pictures=%s]"
                .formatted(keyEncryptionKeyFile, createMissingKey, pictures);
    }
}
