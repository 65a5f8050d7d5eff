package io.onlyyou.consent;

import org.springframework.stereotype.Component;

/** Knows which texts people can agree to. */
@Component
class NoticeShelf {

    private final Notices notices;

    NoticeShelf(Notices notices) {
        this.notices = notices;
    }

    /** Fails where the text was never published in that version and language. */
    void require(NoticeRef notice) {
        boolean published = notices.findById(new NoticeId(notice.id(), notice.version()))
                .filter(found -> found.speaks(notice.language()))
                .isPresent();
        if (!published) {
            throw new ConsentRefusedException(
                    Refusal.UNKNOWN_NOTICE,
                    "No notice of that id, version and language was published; publish it before asking anybody.");
        }
    }
}
