package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.feed.Showing;
import io.onlyyou.portrait.MadeBy;
import io.onlyyou.portrait.Portrait;
import io.onlyyou.portrait.PortraitState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A portrait as the person sees it listed.
 *
 * @param model absent until it is made
 * @param madeAt absent until it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PortraitView(
        UUID id,
        PortraitState state,
        String scenario,
        String caption,
        @Nullable String model,
        @Nullable Instant madeAt,
        List<PortraitShowing> shown) {

    static PortraitView of(Portrait portrait, List<Showing> showings) {
        MadeBy madeBy = portrait.madeBy();
        return new PortraitView(
                portrait.id(),
                portrait.state(),
                portrait.scenario().id(),
                portrait.scenario().caption(),
                madeBy == null ? null : madeBy.model(),
                portrait.madeAt(),
                PortraitShowing.of(showings));
    }
}
