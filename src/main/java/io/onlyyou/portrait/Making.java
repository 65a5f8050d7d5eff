package io.onlyyou.portrait;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a portrait was made, so that it could be made again.
 *
 * @param faceDistance how far its face is from the selfie's; null where the model did not compare
 * @param width in pixels, of the largest size in which it is shown
 * @param height in pixels, likewise
 * @param storyWidth in pixels, of the largest upright size; null where there is none
 * @param storyHeight in pixels, likewise
 */
@Embeddable
public record Making(
        UUID jobId,
        long seed,
        int width,
        int height,
        @Nullable Integer storyWidth,
        @Nullable Integer storyHeight,
        @Nullable Float faceDistance) {}
