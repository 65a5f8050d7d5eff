package io.onlyyou.subject;

import io.onlyyou.portrait.Surface;
import io.onlyyou.portrait.Wish;
import io.onlyyou.portrait.WishRefusedException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person asks for: what it is to show (words or a scenario), and what it is to be made from. */
@SuppressWarnings("ArrayRecordComponent") // bytes of a picture are handed over once and never compared
@Schema(name = "ImagineRequest")
record ImagineRequest(
        @Schema(
                description = "What to imagine, in the person's own words; not together with scenario",
                maxLength = InOwnWords.MOST,
                example = "me as a lighthouse keeper in a storm")
        @Nullable
        @InOwnWords
        String prompt,

        @Schema(description = "The id of a scenario; not together with prompt") @Nullable @KnownScenario
        String scenario,

        @Schema(description = "A portrait of the person's to change, or by itself to make once more", format = "uuid")
        @Nullable
        String basedOn,

        @Schema(
                description =
                        "A JPEG, PNG or WebP of at most 5 MB that shows the person alone, to make it from; not together with basedOn",
                format = "byte")
        byte @Nullable [] picture,

        @Schema(
                description =
                        "Where it is to be looked at. feed and stories need that consent, and insert it there; chat, profile-picture"
                                + " and nothing keep it for the person's own eyes")
        @Nullable
        Surface surface) {

    /** Of a request without a body: the next scenario in turn. */
    static final ImagineRequest OF_NOTHING = new ImagineRequest(null, null, null, null, null);

    /** Fails with {@link WishRefusedException} where it asks for two things at once. */
    Wish wish() {
        if (prompt != null && scenario != null) {
            throw WishRefusedException.at("/scenario", "Send either a prompt or a scenario.");
        }
        if (basedOn != null && picture != null) {
            throw WishRefusedException.at("/picture", "Send either basedOn or a picture.");
        }
        String words = prompt == null ? null : Normalizer.normalize(prompt.strip(), Normalizer.Form.NFC);
        UUID portrait = basedOn == null ? null : PortraitIds.parse(basedOn);
        return new Wish(words, scenario, portrait, surface);
    }
}
