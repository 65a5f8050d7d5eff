package io.onlyyou.portrait;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a wish lies in its row; words and picture lie in the vault.
 *
 * @param portrait the id that its portrait has or will have
 * @param picture the vault's item of the picture that is to be changed; gone once the job has come to its end
 */
record KeptWish(
        UUID job,
        UUID portrait,
        @Nullable Surface surface,
        @Nullable UUID basedOn,
        @Nullable UUID picture) {}
