package io.onlyyou.portrait;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * How a portrait was made, so that it could be made again.
 *
 * @param width in pixels, of the largest size in which it is shown
 * @param height in pixels, likewise
 */
@Embeddable
public record Making(UUID jobId, long seed, int width, int height) {}
