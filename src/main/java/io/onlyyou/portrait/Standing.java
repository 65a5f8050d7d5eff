package io.onlyyou.portrait;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a job had come when it was claimed.
 *
 * @param attempt which claim this is, from 1
 * @param postponed how many of those before were put off by the provider
 * @param polled how many of those before only asked, or waited for their turn
 * @param order what a provider is working on already, or null
 * @param provider who was asked last, or null
 * @param excluded who cannot paint it
 */
record Standing(
        int attempt,
        int postponed,
        int polled,
        @Nullable Order order,
        @Nullable String provider,
        List<String> excluded) {

    /** The attempts that count towards the limit, this one included. */
    int attemptsThatCount() {
        return attempt - postponed - polled;
    }
}
