package io.onlyyou.subject;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Grant;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Region;
import io.onlyyou.consent.Release;
import io.onlyyou.consent.SelfieAssurance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person's yes to one purpose. */
record GiveConsentRequest(
        @NotNull @Valid NoticeRef notice,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "names how it was asked, such as in-app-toggle")
        String collectionMethod,

        @NotNull @Region String region,

        @NotNull Boolean adult,
        @Nullable @Valid Release release,
        @Nullable SelfieAssurance selfieAssurance) {

    Grant grant(Purpose purpose, Actor actor, Instant givenAt) {
        SelfieAssurance assurance = selfieAssurance;
        return new Grant(
                Set.of(purpose),
                notice,
                collectionMethod,
                region,
                adult,
                release,
                assurance == null ? SelfieAssurance.NONE : assurance,
                actor,
                givenAt);
    }
}
