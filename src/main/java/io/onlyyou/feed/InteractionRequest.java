package io.onlyyou.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person said to an item, as the feed service passes it on.
 *
 * @param eventId the caller's own id for it
 * @param token the item's feedback token
 * @param at when it was said
 * @param undoes the eventId of what an undo takes back
 */
record InteractionRequest(
        @NotNull String eventId,
        @NotNull String token,

        @Schema(allowableValues = {"seen", "hide", "show-less", "show-more", "pause", "turn-off", "undo"}) @NotNull
        String event,

        @NotNull Instant at,
        @Nullable String undoes) {}
