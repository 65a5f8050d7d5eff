package io.onlyyou.portrait;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for. Nothing at all asks for the next scenario in turn.
 *
 * @param words what it is to show, in the person's own words; not together with a scenario
 * @param scenario the id of what it is to show
 * @param basedOn a portrait of the person's that is to be changed; by itself, one that is to be made once more
 * @param surface where it is to be looked at; null for the person's own eyes only
 */
public record Wish(
        @Nullable String words,
        @Nullable String scenario,
        @Nullable UUID basedOn,
        @Nullable Surface surface) {}
