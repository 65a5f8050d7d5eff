package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stood when it was looked at.
 *
 * @param attempt how often a worker has claimed it
 * @param portrait the portrait it published, or null
 */
public record PortraitJob(
        UUID id,
        Trigger trigger,
        String scenario,
        JobState state,
        int attempt,
        @Nullable UUID portrait,
        Instant createdAt) {}
