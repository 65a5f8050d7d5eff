package io.onlyyou.portrait;

import io.onlyyou.consent.NoticeRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a portrait exists: what it was made from, for what, and by whose leave.
 *
 * @param selfies what it was painted from; they may have been replaced since
 * @param generationEpoch the epoch of the consent to generation under which it was made
 * @param consentReceipt the receipt of that consent
 * @param notice the text that it was given to
 */
public record Provenance(
        Portrait portrait,
        Trigger trigger,
        Making making,
        List<Selfie> selfies,
        long generationEpoch,
        UUID consentReceipt,
        @Nullable NoticeRef notice) {

    /** A selfie by its id and pose; never its picture. */
    public record Selfie(UUID id, String pose) {}
}
