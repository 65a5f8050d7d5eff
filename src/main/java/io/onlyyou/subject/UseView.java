package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.feed.ShownUse;
import io.onlyyou.portrait.LikenessUse;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of the person's likeness.
 *
 * @param use {@code made}, {@code sent} or {@code shown}
 * @param selfies how many went into it; a picture or a portrait that was changed counts as one
 * @param provider who made it, or whom the selfies were sent to
 * @param rule the placement rule that it was shown by
 * @param consent what allowed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UseView(
        UUID id,
        String use,
        Instant at,
        UUID portrait,
        @Nullable Integer selfies,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String feed,
        @Nullable String rule,
        Leave consent) {

    /** By whose leave: a consent in one of its epochs, with its receipt where that was noted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leave(String purpose, long epoch, @Nullable String receipt) {}

    static UseView of(LikenessUse use, String subjectPath) {
        return new UseView(
                use.id(),
                use.kind().name().toLowerCase(Locale.ROOT),
                use.at(),
                use.portrait(),
                use.selfies(),
                use.provider(),
                use.model(),
                null,
                null,
                new Leave("generation", use.epoch(), subjectPath + "/receipts/" + use.receipt()));
    }

    static UseView of(ShownUse use) {
        return new UseView(
                use.id(),
                "shown",
                use.at(),
                use.portrait(),
                null,
                null,
                null,
                use.feed(),
                use.ruleVersion(),
                new Leave(use.purpose(), use.epoch(), null));
    }
}
