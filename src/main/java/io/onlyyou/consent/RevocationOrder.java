package io.onlyyou.consent;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's order to end the consent of many.
 *
 * @param hold blocks a new opt-in of each of them until it is lifted
 */
public record RevocationOrder(
        RevocationSelection selection,
        Set<Purpose> purposes,
        Actor actor,
        String reason,
        @Nullable String ticket,
        boolean hold) {}
