package io.onlyyou.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the current state that stands beside the ledger; the person's row must be locked. */
@Repository
class ConsentRows {

    private final JdbcClient jdbc;
    private final LapseProperties lapses;

    ConsentRows(JdbcClient jdbc, LapseProperties lapses) {
        this.jdbc = jdbc;
        this.lapses = lapses;
    }

    /**
     * Sets a purpose to given. One that is given already keeps its epoch and since when, and all of it where this yes is
     * older than the one it rests on.
     */
    void give(PersonKey person, Purpose purpose, Grant grant, UUID receipt) {
        jdbc.sql("""
                insert into consent (person_key, purpose, state, epoch, since, until, notice_id, notice_version,
                    notice_language, asserted_by, asserted_at, receipt_id)
                values (:person, :purpose, 'given', 1, :since, :until, :noticeId, :noticeVersion, :noticeLanguage,
                    :assertedBy, :since, :receipt)
                on conflict (person_key, purpose) do update set
                    state = 'given',
                    since = case when consent.state = 'given' then consent.since else excluded.since end,
                    until = excluded.until,
                    notice_id = excluded.notice_id,
                    notice_version = excluded.notice_version,
                    notice_language = excluded.notice_language,
                    asserted_by = excluded.asserted_by,
                    asserted_at = excluded.asserted_at,
                    receipt_id = excluded.receipt_id
                where consent.state <> 'given' or consent.asserted_at <= excluded.asserted_at""")
                .param("person", person.value())
                .param("purpose", purpose.wire())
                .param("since", grant.givenAt().atOffset(ZoneOffset.UTC))
                .param("until", until(grant.givenAt()))
                .param("noticeId", grant.notice().id())
                .param("noticeVersion", grant.notice().version())
                .param("noticeLanguage", grant.notice().language())
                .param("assertedBy", grant.assertedBy().ledgerName())
                .param("receipt", receipt)
                .update();
    }

    private @Nullable OffsetDateTime until(Instant givenAt) {
        Duration validity = lapses.validity();
        return validity == null ? null : givenAt.plus(validity).atOffset(ZoneOffset.UTC);
    }

    /** Ends a purpose that was given: its epoch grows, so that nothing made or shown under it counts any more. */
    void end(PersonKey person, Purpose purpose, ConsentState state, Instant at, Actor actor, UUID receipt) {
        jdbc.sql("""
                update consent set state = :state, epoch = epoch + 1, since = :at, until = null,
                    asserted_by = :actor, asserted_at = :at, receipt_id = :receipt
                where person_key = :person and purpose = :purpose""")
                .param("state", state.wire())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor.ledgerName())
                .param("receipt", receipt)
                .param("person", person.value())
                .param("purpose", purpose.wire())
                .update();
    }

    /** Records a no to what was never given. */
    void refuse(PersonKey person, Purpose purpose, Instant at, Actor actor, UUID receipt) {
        jdbc.sql("""
                insert into consent (person_key, purpose, state, epoch, since, asserted_by, asserted_at, receipt_id)
                values (:person, :purpose, 'refused', 1, :at, :actor, :at, :receipt)""")
                .param("person", person.value())
                .param("purpose", purpose.wire())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor.ledgerName())
                .param("receipt", receipt)
                .update();
    }
}
