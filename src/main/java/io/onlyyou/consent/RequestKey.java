package io.onlyyou.consent;

/**
 * Makes a request count once.
 *
 * @param key SHA-256 of the caller's idempotency key
 * @param content SHA-256 of what was asked for
 */
public record RequestKey(byte[] key, byte[] content) {}
