package io.onlyyou.vault;

/** An owner's key of one epoch, as it is kept. */
public record KeptKey(long epoch, WrappedKey key) {}
