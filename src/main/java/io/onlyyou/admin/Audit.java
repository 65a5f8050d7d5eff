package io.onlyyou.admin;

import io.onlyyou.consent.KeyedHash;
import io.onlyyou.consent.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.IdGenerator;

/**
 * Keeps who looked at or did what. A person is named as long as their account exists; after that only a keyed hash is left,
 * by which the looks at them can still be found.
 */
@Repository
class Audit {

    // The lock makes an erasure wait for us or us for it, so that no id is written that was just erased; whoever else
    // holds
    // the person's row, a page or an ending, is not waited for.
    private static final String BEGIN = """
            insert into audit_entry (id, client, administrator, action, target, subject, subject_hash, reason, request_id)
            values (:id, :client, :administrator, :action, :target,
                (select subject from person where subject = :subject for key share), :hash, :reason, :request)""";

    private static final String READ = """
            select * from audit_entry
            where (cast(:before as uuid) is null or id < :before) and (cast(:hash as bytea) is null or subject_hash = :hash)
            order by id desc limit :most""";

    private final JdbcClient jdbc;
    private final JdbcClient calls;
    private final JdbcClient across;
    private final KeyedHash keyedHash;
    private final IdGenerator ids;

    Audit(
            JdbcClient jdbc,
            @Qualifier("audit") JdbcClient calls,
            @Qualifier("operate") JdbcClient across,
            KeyedHash keyedHash,
            IdGenerator ids) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.across = across;
        this.keyedHash = keyedHash;
        this.ids = ids;
    }

    /** Written and committed when this returns. */
    UUID begin(AuditCall call) {
        UUID id = ids.generateId();
        Subject subject = call.subject();
        calls.sql(BEGIN)
                .param("id", id)
                .param("client", call.client())
                .param("administrator", call.administrator())
                .param("action", call.action())
                .param("target", call.target())
                .param("subject", subject == null ? null : subject.value())
                .param("hash", subject == null ? null : hash(subject))
                .param("reason", call.reason())
                .param("request", call.requestId())
                .update();
        return id;
    }

    void giveReason(UUID entry, @Nullable String reason, @Nullable String ticket) {
        calls.sql("update audit_entry set reason = left(:reason, 1000), ticket = left(:ticket, 200) where id = :id")
                .param("reason", reason)
                .param("ticket", ticket)
                .param("id", entry)
                .update();
    }

    void end(UUID entry, int status) {
        calls.sql("update audit_entry set status = :status where id = :id")
                .param("status", status)
                .param("id", entry)
                .update();
    }

    /** Newest first. */
    List<AuditEntry> read(@Nullable Subject subject, @Nullable UUID before, int most) {
        return across.sql(READ)
                .param("before", before)
                .param("hash", subject == null ? null : hash(subject))
                .param("most", most)
                .query(Audit::entry)
                .list();
    }

    /** In the transaction that erases the account: what is written meanwhile is waited for first, and forgotten with the rest. */
    void forget(Subject subject) {
        jdbc.sql("select person_key from person where subject = :subject for update")
                .param("subject", subject.value())
                .query(UUID.class)
                .optional();
        jdbc.sql("select set_config('onlyyou.audited', :hash, true)")
                .param("hash", HexFormat.of().formatHex(hash(subject)))
                .query(String.class)
                .single();
        jdbc.sql("update audit_entry set subject = null where subject_hash = :hash")
                .param("hash", hash(subject))
                .update();
    }

    void removeBefore(Instant before) {
        across.sql("delete from audit_entry where at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] hash(Subject subject) {
        return keyedHash.of(("audit:" + subject.value()).getBytes(StandardCharsets.UTF_8));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("client"),
                row.getString("administrator"),
                row.getString("action"),
                row.getString("target"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("ticket"),
                row.getString("request_id"),
                row.getObject("status", Integer.class));
    }
}
