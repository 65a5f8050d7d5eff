package io.onlyyou.portrait;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a person's likeness was used to make a portrait.
 *
 * @param selfies how many pictures of the person went into it
 * @param provider who made it, or whom they were sent to
 * @param epoch of the consent to generation that allowed it
 * @param receipt of that consent
 */
public record LikenessUse(
        UUID id,
        Kind kind,
        Instant at,
        UUID portrait,
        int selfies,
        String provider,
        @Nullable String model,
        long epoch,
        UUID receipt) {

    /** What was done. */
    public enum Kind {
        /** A portrait was made. */
        MADE,
        /** Selfies were sent to an outside provider, whatever came of it. */
        SENT
    }
}
