package io.onlyyou.outbox;

import java.util.UUID;

/**
 * A message that one receiver has not taken yet, held by whoever claimed it until its lease runs out.
 *
 * @param attempts how often it was tried, this time included
 */
record Waiting(byte[] stream, long position, UUID id, String body, int attempts) {}
