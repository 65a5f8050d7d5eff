package io.onlyyou.consent;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that sign, each wrapped under its own name. Whoever may write here alone can delete keys, not add one. */
@Repository
class SigningKeyRows {

    /** A key with or without its private part. */
    record Row(ECKey key, Instant createdAt) {}

    private final JdbcClient jdbc;
    private final KeySafe safe;

    SigningKeyRows(JdbcClient jdbc, KeySafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    /** Newest first. */
    List<Row> all() {
        return jdbc.sql("select id, content, created_at from signing_key order by created_at desc, id")
                .query((row, number) -> new Row(
                        opened(row.getString(1), row.getBytes(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Until the commit nobody else adds or retires a key. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('signing-key', 0))")
                .query((row, number) -> Boolean.TRUE)
                .single();
    }

    void add(ECKey key, Instant at) {
        jdbc.sql("insert into signing_key (id, content, created_at) values (:id, :content, :at)")
                .param("id", key.getKeyID())
                .param("content", closed(key))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Destroys the private part. */
    void retire(ECKey key, Instant at) {
        jdbc.sql("update signing_key set content = :content, retired_at = :at where id = :id")
                .param("id", key.getKeyID())
                .param("content", closed(key.toPublicJWK()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] closed(ECKey key) {
        return safe.close(key.toJSONString().getBytes(StandardCharsets.UTF_8), label(key.getKeyID()));
    }

    private ECKey opened(String id, byte[] closed) {
        try {
            return ECKey.parse(new String(safe.open(closed, label(id)), StandardCharsets.UTF_8));
        } catch (ParseException notOurs) {
            throw new IllegalStateException("A signing key is not what was written", notOurs);
        }
    }

    private static byte[] label(String id) {
        return ("signing-key:" + id).getBytes(StandardCharsets.UTF_8);
    }
}
