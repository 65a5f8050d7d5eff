package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads notices as they are shown, without their texts: one statement however many there are. */
@Repository
class PublishedNotices {

    private static final String SHOWN = """
        select notice.id, notice.version, material, published_at, superseded_at,
               array(select recipient from notice_recipient
                     where notice_id = notice.id and notice_version = notice.version
                     order by recipient collate "C") as recipients,
               array(select language from notice_text
                     where notice_id = notice.id and notice_version = notice.version
                     order by language collate "C") as languages,
               array(select encode(sha256, 'hex') from notice_text
                     where notice_id = notice.id and notice_version = notice.version
                     order by language collate "C") as hashes
        from notice
        left join superseded_notice on notice_id = notice.id and notice_version = notice.version
        """;

    private final JdbcClient jdbc;

    PublishedNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id, then in the order of publication. */
    List<PublishedNotice> all() {
        return jdbc.sql(SHOWN + "order by notice.id collate \"C\", published_at")
                .query((row, number) -> shown(row))
                .list();
    }

    Optional<PublishedNotice> find(NoticeId notice) {
        return jdbc.sql(SHOWN + "where notice.id = :id and notice.version = :version")
                .param("id", notice.id())
                .param("version", notice.version())
                .query((row, number) -> shown(row))
                .optional();
    }

    private static PublishedNotice shown(ResultSet row) throws SQLException {
        List<String> languages = texts(row, "languages");
        List<String> hashes = texts(row, "hashes");
        List<PublishedNotice.Text> texts = new ArrayList<>();
        for (int index = 0; index < languages.size(); index++) {
            texts.add(new PublishedNotice.Text(languages.get(index), hashes.get(index)));
        }
        return new PublishedNotice(
                row.getString("id"),
                row.getString("version"),
                row.getBoolean("material"),
                texts(row, "recipients"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                Rows.instant(row, "superseded_at"),
                texts);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
