package io.onlyyou.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers of a deleted account only, behind a keyed hash, when it ended and whether it was on hold. */
@Repository
class EndedAccounts {

    private final JdbcClient jdbc;
    private final KeyedHash keyedHash;

    EndedAccounts(JdbcClient jdbc, KeyedHash keyedHash) {
        this.jdbc = jdbc;
        this.keyedHash = keyedHash;
    }

    byte[] hash(Subject subject) {
        return keyedHash.of(("ended-account:" + subject.value()).getBytes(StandardCharsets.UTF_8));
    }

    void remember(Subject subject, Instant endedAt, boolean onHold) {
        jdbc.sql("""
                insert into ended_account (subject_hash, ended_at, on_hold) values (:hash, :endedAt, :onHold)
                on conflict (subject_hash) do update set
                    ended_at = greatest(ended_account.ended_at, excluded.ended_at),
                    on_hold = ended_account.on_hold or excluded.on_hold""")
                .param("hash", hash(subject))
                .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
                .param("onHold", onHold)
                .update();
    }
}
