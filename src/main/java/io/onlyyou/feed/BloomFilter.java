package io.onlyyou.feed;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A set of strings that never misses one it was given, and takes about one in two thousand others for one of them
 * (B. H. Bloom, 1970; two hashes stand in for eight: Kirsch and Mitzenmacher, 2006).
 *
 * <p>Two bytes a string. Safe for use by several threads.
 */
final class BloomFilter {

    private static final int BITS_EACH = 16;
    private static final int PROBES = 8;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final AtomicLongArray words;
    private final long bits;

    /** @param capacity beyond so many strings more and more others are taken for one of them */
    BloomFilter(long capacity) {
        words = new AtomicLongArray(Math.toIntExact((Math.max(capacity, 1) * BITS_EACH + Long.SIZE - 1) / Long.SIZE));
        bits = (long) words.length() * Long.SIZE;
    }

    void add(String value) {
        long hash = hash(value);
        long step = mix(hash) | 1;
        for (int probe = 0; probe < PROBES; probe++, hash += step) {
            long bit = bit(hash);
            words.accumulateAndGet(word(bit), 1L << bit, (before, added) -> before | added);
        }
    }

    /** False only for what was never added. */
    boolean mayContain(String value) {
        long hash = hash(value);
        long step = mix(hash) | 1;
        for (int probe = 0; probe < PROBES; probe++, hash += step) {
            long bit = bit(hash);
            if ((words.get(word(bit)) & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** What it takes in memory. */
    long bytes() {
        return bits / Byte.SIZE;
    }

    private long bit(long hash) {
        return Math.unsignedMultiplyHigh(hash, bits);
    }

    private static int word(long bit) {
        return (int) (bit / Long.SIZE);
    }

    private static long hash(String value) {
        long hash = value.length();
        for (int index = 0; index < value.length(); index++) {
            hash = (hash ^ value.charAt(index)) * ODD;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }

    /** Every bit of the result depends on every bit of the input (the finaliser of MurmurHash3). */
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
