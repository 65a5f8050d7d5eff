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
    private final OnePerson onePerson;

    EndedAccounts(JdbcClient jdbc, KeyedHash keyedHash, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.keyedHash = keyedHash;
        this.onePerson = onePerson;
    }

    /** The hash under which the account is remembered, told to the database as the one that is served. */
    byte[] serve(Subject subject) {
        byte[] hash = keyedHash.of(("ended-account:" + subject.value()).getBytes(StandardCharsets.UTF_8));
        onePerson.serveHash(hash);
        return hash;
    }

    boolean knows(Subject subject) {
        return jdbc.sql("select exists (select 1 from ended_account where subject_hash = :hash)")
                .param("hash", serve(subject))
                .query(Boolean.class)
                .single();
    }

    /** Once the person has a row again, that row alone says whether they are on hold. */
    void handOverHold(Subject subject) {
        liftHold(subject);
    }

    /** Lifts the hold of a deleted account; false where there was none. */
    boolean liftHold(Subject subject) {
        return jdbc.sql("update ended_account set on_hold = false where subject_hash = :hash and on_hold")
                        .param("hash", serve(subject))
                        .update()
                > 0;
    }

    void remember(Subject subject, Instant endedAt, boolean onHold) {
        jdbc.sql("""
                insert into ended_account (subject_hash, ended_at, on_hold) values (:hash, :endedAt, :onHold)
                on conflict (subject_hash) do update set
                    ended_at = greatest(ended_account.ended_at, excluded.ended_at),
                    on_hold = excluded.on_hold""")
                .param("hash", serve(subject))
                .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
                .param("onHold", onHold)
                .update();
    }
}
