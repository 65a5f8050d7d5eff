package io.onlyyou.consent;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The published notices. */
interface Notices extends Repository<Notice, NoticeId> {

    Optional<Notice> findById(NoticeId id);

    boolean existsById(NoticeId id);

    Notice saveAndFlush(Notice notice);
}
