package io.onlyyou.feed;

import java.util.Optional;

/**
 * Seals what a picture's address carries, under a key that every node has and nobody else.
 *
 * <p>Authenticated: whatever opens was sealed here, unaltered, with the same associated data.
 */
public interface TokenCipher {

    /** Encrypts; the same input gives another result every time. */
    byte[] seal(byte[] plain, byte[] associated);

    /** What was sealed with this associated data, or empty for anything else; never an exception. */
    Optional<byte[]> open(byte[] sealed, byte[] associated);
}
