package io.onlyyou.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a key-encryption key stands.
 *
 * @param id its name: the id within its keyset, or the URI of a key-management service
 * @param primary whether it wraps new keys
 * @param known whether this node can unwrap by it
 * @param firstUsedAt when it first wrapped, or null where it never did
 * @param destroyBy when it has to be gone for the receipts to be true, or null where no rotation is promised
 * @param dataKeys how many keys of people it wraps; it may be destroyed once this and the next are 0
 * @param serviceKeys how many keys of the service it wraps
 */
public record KeyState(
        String id,
        boolean primary,
        boolean known,
        @Nullable Instant firstUsedAt,
        @Nullable Instant destroyBy,
        long dataKeys,
        long serviceKeys) {}
