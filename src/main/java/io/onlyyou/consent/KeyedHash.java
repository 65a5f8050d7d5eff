package io.onlyyou.consent;

/** A hash that tells nobody without the service's key what went in; the same on every node and after every restart. */
public interface KeyedHash {

    /** 16 bytes or more; callers put what the hash is for before what is hashed. */
    byte[] of(byte[] input);
}
