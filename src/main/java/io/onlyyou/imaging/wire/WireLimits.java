package io.onlyyou.imaging.wire;

import java.time.Duration;

/**
 * How long one call may take, and how large its answer may be.
 *
 * @param connect until there is a connection, TLS included
 * @param firstByte between two signs of life, so also until the answer begins
 * @param total of the whole call
 * @param bytes of the answer's body
 */
public record WireLimits(Duration connect, Duration firstByte, Duration total, long bytes) {}
