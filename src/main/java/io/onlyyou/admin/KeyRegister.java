package io.onlyyou.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What administrators may know of the key-encryption keys. */
public interface KeyRegister {

    /** Every one that is known, was in use, or still wraps something. */
    List<Key> keys();

    /**
     * One of them.
     *
     * @param id its name; never the key
     * @param primary whether it wraps new keys
     * @param known whether this node can unwrap by it
     * @param firstUsedAt when it first wrapped
     * @param destroyBy when it has to be gone for the deletion receipts to be true
     * @param dataKeys how many keys of people it wraps
     * @param serviceKeys how many keys of the service it wraps
     */
    record Key(
            String id,
            boolean primary,
            boolean known,
            @Nullable Instant firstUsedAt,
            @Nullable Instant destroyBy,
            long dataKeys,
            long serviceKeys) {}
}
