package io.onlyyou.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which versions no longer suffice, because a later one asks anew. */
@Repository
class SupersededNotices {

    private final JdbcClient jdbc;

    SupersededNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders the publications of one notice, and gives this one a time after all of them; until the commit. */
    Instant nextTime(String notice) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('notice:' || :id, 0))")
                .param("id", notice)
                .query((row, number) -> Boolean.TRUE)
                .single();
        return jdbc.sql("""
            select greatest(clock_timestamp(), max(published_at) + interval '1 microsecond')
            from notice where id = :id\
            """)
                .param("id", notice)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** From now on no consent to an older version suffices. */
    void supersede(NoticeId by, Instant at) {
        jdbc.sql("""
            insert into superseded_notice (notice_id, notice_version, superseded_at, superseded_by)
            select id, version, :at, :version from notice where id = :id and version <> :version
            on conflict (notice_id, notice_version) do nothing\
            """)
                .param("id", by.id())
                .param("version", by.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Instant> since(NoticeId notice) {
        return jdbc.sql("""
            select superseded_at from superseded_notice where notice_id = :id and notice_version = :version\
            """)
                .param("id", notice.id())
                .param("version", notice.version())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
