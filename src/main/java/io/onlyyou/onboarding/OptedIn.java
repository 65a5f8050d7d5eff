package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Grant;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Region;
import io.onlyyou.consent.Release;
import io.onlyyou.consent.SelfieAssurance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person said yes to, how they were asked, and the selfies that came with it. */
record OptedIn(
        @NotEmpty @Size(max = 4) List<@NotNull Purpose> purposes,
        @NotNull @Valid NoticeRef notice,

        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "names how it was asked, such as in-app-toggle")
        String collectionMethod,

        @NotNull @Region String region,

        @NotNull Boolean adult,
        @Nullable @Valid Release release,
        @Nullable SelfieAssurance selfieAssurance,
        @Nullable @Size(max = 3) List<@NotNull @Valid Selfie> selfies) {

    /** One uploaded selfie, in Base64 on the wire. */
    record Selfie(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}", message = "names the pose, such as front")
            String pose,

            @NotNull byte[] content) {}

    List<Selfie> selfiesOrNone() {
        List<Selfie> given = selfies;
        return given == null ? List.of() : given;
    }

    Grant grant(Actor actor, Instant givenAt) {
        SelfieAssurance assurance = selfieAssurance;
        return new Grant(
                new LinkedHashSet<>(purposes),
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
