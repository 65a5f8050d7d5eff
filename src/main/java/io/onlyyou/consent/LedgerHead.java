package io.onlyyou.consent;

/** How far a person's chain reaches, and the hash it ends with. */
record LedgerHead(long seq, byte[] hash) {}
