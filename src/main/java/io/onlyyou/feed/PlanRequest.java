package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A page, as far as a decision needs to know it.
 *
 * @param pageKey names this page of this visit
 * @param itemCount its own items
 * @param itemsSince own items passed since the last insertion before it
 */
record PlanRequest(
        @Nullable @Pattern(regexp = "[!-~]{1,128}", message = "is 1 to 128 visible ASCII characters")
        String pageKey,

        @NotNull @PositiveOrZero Integer itemCount,
        @Nullable @PositiveOrZero Integer itemsSince) {

    Visit visit(Feed feed, Subject viewer) {
        Integer since = itemsSince;
        return new Visit(
                feed,
                viewer,
                Optional.ofNullable(pageKey),
                itemCount,
                since == null ? OptionalInt.empty() : OptionalInt.of(since));
    }
}
