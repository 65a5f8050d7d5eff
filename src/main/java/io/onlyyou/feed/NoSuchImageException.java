package io.onlyyou.feed;

/**
 * There is nothing to show under this address, for whatever reason: never was, not yours, too late, or ended. To be
 * answered with one and the same 404.
 */
public final class NoSuchImageException extends RuntimeException {

    NoSuchImageException() {
        super("There is no picture under this address.");
    }
}
