package io.onlyyou.portrait;

import io.onlyyou.consent.NoticeRef;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The consent to generation under which a portrait was published, as it stood then. */
@Embeddable
record MadeUnder(
        @Column(name = "consent_receipt_id") UUID receipt,
        @Nullable String noticeId,
        @Nullable String noticeVersion,
        @Nullable String noticeLanguage) {

    @Nullable
    NoticeRef notice() {
        return noticeId == null || noticeVersion == null || noticeLanguage == null
                ? null
                : new NoticeRef(noticeId, noticeVersion, noticeLanguage);
    }
}
