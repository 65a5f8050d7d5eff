package io.onlyyou.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.feed.Showing;
import io.onlyyou.portrait.AskedFor;
import io.onlyyou.portrait.MadeBy;
import io.onlyyou.portrait.Portrait;
import io.onlyyou.portrait.Provenance;
import io.onlyyou.portrait.Surface;
import io.onlyyou.portrait.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a portrait exists, and why it stands where it was shown.
 *
 * @param prompt in the person's own words, where they gave any
 * @param placement the feed, the version of its rule and the position (from 0) of its latest showing, absent where it was
 *     never shown
 * @param asked absent where the person did not ask for it
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
        @Nullable String placement,
        @Nullable Asked asked) {

    /**
     * How the person asked for it.
     *
     * @param prompt their own words
     * @param followed whether these words went to whoever painted it; otherwise they chose the scenario
     * @param basedOn the portrait that it was made from
     * @param picture whether it was made from a picture that came with the wish
     * @param surface where it was to be looked at
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            @Nullable String prompt,
            @Nullable Boolean followed,
            @Nullable UUID basedOn,
            boolean picture,
            @Nullable Surface surface) {

        static Asked of(AskedFor asked, Portrait portrait) {
            String words = asked.words();
            return new Asked(
                    words,
                    words == null ? null : portrait.scenario().isInOwnWords(),
                    asked.basedOn(),
                    asked.fromPicture(),
                    asked.surface());
        }
    }

    /** The consent under which it was made, as it stood then. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consent(
            Purpose purpose,
            long epoch,
            UUID receipt,
            @Nullable NoticeRef notice) {}

    static PortraitWhyView of(Provenance provenance, @Nullable AskedFor askedFor, List<Showing> showings) {
        Portrait portrait = provenance.portrait();
        Asked asked = askedFor == null ? null : Asked.of(askedFor, portrait);
        String words = asked == null ? null : asked.prompt();
        MadeBy madeBy = portrait.madeBy();
        return new PortraitWhyView(
                portrait.id(),
                provenance.trigger(),
                portrait.scenario().id(),
                words == null ? portrait.scenario().prompt() : words,
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
                showings.isEmpty() ? null : placement(showings.getLast()),
                asked);
    }

    private static String placement(Showing latest) {
        return "feed " + latest.feed() + ", rule " + latest.ruleVersion() + ", position " + latest.position();
    }
}
