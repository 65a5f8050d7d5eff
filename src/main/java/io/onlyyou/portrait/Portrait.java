package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A portrait as the person it is of may know it, from the moment it was asked for.
 *
 * @param id a UUIDv7, so that ids grow in the order in which portraits were asked for
 * @param madeBy null until it is made
 * @param madeAt null until it is made
 */
public record Portrait(
        UUID id,
        PortraitState state,
        Scenario scenario,
        @Nullable MadeBy madeBy,
        @Nullable Instant madeAt) {}
