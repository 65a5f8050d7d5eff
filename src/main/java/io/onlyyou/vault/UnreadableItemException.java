package io.onlyyou.vault;

import java.security.GeneralSecurityException;

/**
 * A kept item or a key does not decrypt: its row was altered or moved, or the key-encryption key is another one.
 *
 * <p>Never the ordinary outcome of an ending, after which there is nothing left to read.
 */
public class UnreadableItemException extends RuntimeException {

    UnreadableItemException(String what, GeneralSecurityException cause) {
        super(
                what
                        + " does not decrypt: its row was altered, or the key-encryption key is not the one it was kept under",
                cause);
    }
}
