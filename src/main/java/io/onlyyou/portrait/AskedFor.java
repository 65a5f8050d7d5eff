package io.onlyyou.portrait;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a person asked for a portrait.
 *
 * @param words in their own words, if any
 * @param basedOn the portrait that it was made from, if any
 * @param fromPicture whether it was made from a picture that came with the wish
 * @param surface where it was to be looked at; null for the person's own eyes only
 */
public record AskedFor(
        @Nullable String words,
        @Nullable UUID basedOn,
        boolean fromPicture,
        @Nullable Surface surface) {}
