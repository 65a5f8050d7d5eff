package io.onlyyou.vault;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a key-encryption key lives. Together this is how long a backup of something destroyed stays readable.
 *
 * @param rotateEvery how often the operator puts another key in its place, or null where that is never promised
 * @param destroyAfter how long after that the old key is destroyed, re-wrapping done
 * @param rewrapEvery how often the service looks for keys that an older one wraps
 */
record KeyTerms(
        @Nullable Duration rotateEvery,
        @DefaultValue("P7D") @NotNull Duration destroyAfter,
        @DefaultValue("PT1H") @NotNull Duration rewrapEvery) {}
