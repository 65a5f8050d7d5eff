package io.onlyyou.consent;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's yes, as somebody asserts it.
 *
 * @param purposes what it is for, at least one
 * @param collectionMethod how it was asked, such as {@code in-app-toggle}
 * @param region where the person lives, as ISO 3166-1 or 3166-2
 * @param givenAt when it counts from: never in the future
 */
public record Grant(
        Set<Purpose> purposes,
        NoticeRef notice,
        String collectionMethod,
        String region,
        boolean adult,
        @Nullable Release release,
        SelfieAssurance selfieAssurance,
        Actor assertedBy,
        Instant givenAt) {}
