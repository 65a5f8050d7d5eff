package io.onlyyou.consent;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Knows which texts people can agree to. */
@Component
class NoticeShelf {

    private final Notices notices;
    private final SupersededNotices superseded;

    NoticeShelf(Notices notices, SupersededNotices superseded) {
        this.notices = notices;
        this.superseded = superseded;
    }

    /**
     * Fails where the text was never published in that version and language, or no longer sufficed when it was agreed to. A
     * yes that was given before and comes late is taken, and is suspended like the others of its time.
     */
    void require(NoticeRef notice, Instant givenAt) {
        NoticeId id = new NoticeId(notice.id(), notice.version());
        boolean published = notices.findById(id)
                .filter(found -> found.text(notice.language()).isPresent())
                .isPresent();
        if (!published) {
            throw new ConsentRefusedException(
                    Refusal.UNKNOWN_NOTICE,
                    "No notice of that id, version and language was published; publish it before asking anybody.");
        }
        if (superseded.since(id).filter(since -> !givenAt.isBefore(since)).isPresent()) {
            throw new ConsentRefusedException(
                    Refusal.SUPERSEDED_NOTICE,
                    "A newer version of this notice asks everybody anew; ask under that one. `GET /v1/notices` lists"
                            + " them.");
        }
    }
}
