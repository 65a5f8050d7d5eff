package io.onlyyou.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said to one insertion, its form checked and its token opened.
 *
 * @param at as the caller has it, which may be any time at all
 * @param undoes the eventId of what is taken back; there exactly for an undo
 */
record Interaction(
        String eventId,
        TokenContent token,
        Reaction reaction,
        Instant at,
        @Nullable String undoes) {}
