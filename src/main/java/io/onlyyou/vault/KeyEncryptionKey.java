package io.onlyyou.vault;

import com.google.crypto.tink.Aead;

/**
 * One key-encryption key.
 *
 * @param id its name in the database: the id within its keyset, or the URI of a key-management service; never the key
 * @param aead wraps and unwraps by it
 */
record KeyEncryptionKey(String id, Aead aead) {}
