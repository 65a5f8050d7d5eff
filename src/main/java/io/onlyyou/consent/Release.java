package io.onlyyou.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A written release that the person has signed electronically, where the region asks for one. */
public record Release(
        @NotNull @Size(min = 1, max = 128) String id,
        @NotNull Instant signedAt) {

    /** To the microsecond, as the database keeps it. */
    Release truncated() {
        return new Release(id, signedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
