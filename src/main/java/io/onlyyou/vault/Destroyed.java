package io.onlyyou.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much an ending destroyed, as its receipt counts it.
 *
 * @param selfies distinct pictures that the person gave, whatever the number of their variants
 * @param portraits distinct portraits, whatever the number of their variants
 * @param keys data keys
 * @param backupsUnreadableAfter when no backup of it can be read any more; null where nothing was destroyed, or nobody
 *     promises to rotate the key-encryption key
 */
public record Destroyed(
        int selfies, int portraits, int keys, @Nullable Instant backupsUnreadableAfter) {}
