package io.onlyyou.vault;

import org.jspecify.annotations.Nullable;

/**
 * Where a key-encryption key comes from: one of these.
 *
 * @param key a Tink keyset in JSON
 * @param file the path of a file that holds it
 * @param uri a key of a key-management service, by Tink's URI, such as {@code aws-kms://arn:…}; its Tink client has to be on
 *     the class path, or registered
 */
record KeySource(
        @Nullable String key,
        @Nullable String file,
        @Nullable String uri) {

    KeySource {
        key = blankToNull(key);
        file = blankToNull(file);
        uri = blankToNull(uri);
    }

    boolean isNone() {
        return key == null && file == null && uri == null;
    }

    boolean isSeveral() {
        return (key == null ? 0 : 1) + (file == null ? 0 : 1) + (uri == null ? 0 : 1) > 1;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "KeySource[file=%s, uri=%s]".formatted(file, uri);
    }
}
