package io.onlyyou.portrait;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of a person's portraits, newest first.
 *
 * @param next where the next page begins, or null at the end
 */
public record PortraitPage(
        List<Portrait> portraits, @Nullable UUID next) {}
