package io.onlyyou.feed;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page as it came, with what its headers say.
 *
 * @param body the bytes to be given back; whoever holds them must not change them
 * @param encoded whether they are compressed or otherwise encoded, so that nobody can look into them
 */
record PageRequest(
        String viewer,
        byte[] body,
        boolean encoded,
        Optional<String> pageKey,
        OptionalInt itemsSince,
        Deadline deadline) {}
