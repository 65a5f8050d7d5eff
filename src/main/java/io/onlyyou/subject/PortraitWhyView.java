package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.feed.Showing;
import io.onlyyou.portrait.MadeBy;
import io.onlyyou.portrait.Portrait;
import io.onlyyou.portrait.Provenance;
import io.onlyyou.portrait.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a portrait exists, and why it stands where it was shown.
 *
 * @param placement the feed, the version of its rule and the position (from 0) of its latest showing, absent where it was
 *     never shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PortraitWhyView(
        UUID id,
        Trigger trigger,
        String scenario,
        String prompt,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String modelVersion,
        @Nullable Instant madeAt,
        List<Provenance.Selfie> selfies,
        Consent consent,
        @Nullable String placement) {

    /** The consent under which it was made, as it stood then. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consent(
            Purpose purpose,
            long epoch,
            UUID receipt,
            @Nullable NoticeRef notice) {}

    static PortraitWhyView of(Provenance provenance, List<Showing> showings) {
        Portrait portrait = provenance.portrait();
        MadeBy madeBy = portrait.madeBy();
        return new PortraitWhyView(
                portrait.id(),
                provenance.trigger(),
                portrait.scenario().id(),
                portrait.scenario().prompt(),
                madeBy == null ? null : madeBy.provider(),
                madeBy == null ? null : madeBy.model(),
                madeBy == null ? null : madeBy.version(),
                portrait.madeAt(),
                provenance.selfies(),
                new Consent(
                        Purpose.GENERATION,
                        provenance.generationEpoch(),
                        provenance.consentReceipt(),
                        provenance.notice()),
                showings.isEmpty() ? null : placement(showings.getLast()));
    }

    private static String placement(Showing latest) {
        return "feed " + latest.feed() + ", rule " + latest.ruleVersion() + ", position " + latest.position();
    }
}
