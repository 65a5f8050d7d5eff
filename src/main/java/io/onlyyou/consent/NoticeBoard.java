package io.onlyyou.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes notices, for good, and shows what was published. */
@Service
public class NoticeBoard {

    private final Notices notices;
    private final PublishedNotices shown;
    private final SupersededNotices superseded;

    NoticeBoard(Notices notices, PublishedNotices shown, SupersededNotices superseded) {
        this.notices = notices;
        this.shown = shown;
        this.superseded = superseded;
    }

    /**
     * Publishes a version, or does nothing where it was published with this very content; fails with
     * {@link NoticePublishedException} where it was published with other content. What older versions allowed is suspended
     * from the commit on, if this one is material.
     */
    @Transactional
    public NoticePublication publish(NoticeDraft draft) {
        NoticeId id = new NoticeId(draft.id(), draft.version());
        Instant at = superseded.nextTime(draft.id());
        Optional<Notice> earlier = notices.findById(id);
        if (earlier.isPresent() && !earlier.get().says(draft)) {
            throw new NoticePublishedException();
        }
        if (earlier.isEmpty()) {
            notices.saveAndFlush(new Notice(id, draft.material(), texts(draft), draft.recipients(), at));
            if (draft.material()) {
                superseded.supersede(id, at);
            }
        }
        return new NoticePublication(shown.find(id).orElseThrow(), earlier.isEmpty());
    }

    /** Every version of every notice, in the order of their publication. */
    @Transactional(readOnly = true)
    public List<PublishedNotice> list() {
        return shown.all();
    }

    /** That version, or empty where it was never published. */
    @Transactional(readOnly = true)
    public Optional<PublishedNotice> find(String id, String version) {
        return shown.find(new NoticeId(id, version));
    }

    /** The text as people were shown it, or empty where there is none in that language. */
    @Transactional(readOnly = true)
    public Optional<NoticeBody> text(NoticeRef notice) {
        return notices.findById(new NoticeId(notice.id(), notice.version()))
                .flatMap(found -> found.text(notice.language()))
                .map(NoticeText::toBody);
    }

    private static Set<NoticeText> texts(NoticeDraft draft) {
        return draft.texts().entrySet().stream()
                .map(text -> NoticeText.of(text.getKey(), text.getValue()))
                .collect(Collectors.toSet());
    }
}
