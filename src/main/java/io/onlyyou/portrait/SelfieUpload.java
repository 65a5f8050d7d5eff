package io.onlyyou.portrait;

import org.jspecify.annotations.Nullable;

/**
 * A selfie as it came in: nothing about it is trusted.
 *
 * @param pose what the app calls it, such as {@code front}
 * @param mediaType what the sender says it is
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a picture are handed over once and never compared
public record SelfieUpload(
        String pose, byte[] content, @Nullable String mediaType) {}
