package io.onlyyou.portrait;

import io.onlyyou.consent.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that was given up.
 *
 * @param attempt how often a worker has claimed it
 * @param provider who was asked last, or null where nobody was
 * @param cost of what was ordered for it, in whatever the operator counts, or null where nothing was
 */
public record DeadJob(
        UUID id,
        Subject subject,
        Trigger trigger,
        String scenario,
        int attempt,
        @Nullable String provider,
        @Nullable String lastError,
        @Nullable BigDecimal cost,
        Instant createdAt,
        Instant diedAt) {}
