package io.onlyyou.portrait;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * What is decided about a job when it is asked for; none of it changes afterwards.
 *
 * @param portraitId the id that its portrait will have
 */
@Embeddable
record NewJob(
        UUID portraitId,
        @Enumerated(EnumType.STRING) Trigger trigger,
        @Embedded Scenario scenario,
        long seed,
        @Embedded Epochs epochs,
        Instant createdAt) {}
