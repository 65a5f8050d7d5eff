package io.onlyyou.vault;

import java.util.UUID;

/**
 * Names one kept picture: whose, which, and in which variant.
 *
 * @param variant the pose of a selfie ({@code front}), or the size of a portrait ({@code original}, {@code 1024})
 */
public record ItemKey(UUID owner, UUID item, String variant) {}
