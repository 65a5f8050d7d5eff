package io.onlyyou.consent;

import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of everything that was said about a person's consents, chained entry by entry. */
@Repository
public class Ledger {

    private static final RowMapper<LedgerEntry> ENTRY = (row, number) -> new LedgerEntry(
            row.getLong("seq"),
            Purpose.of(row.getString("purpose")),
            ConsentState.of(row.getString("state")),
            row.getLong("epoch"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            Rows.notice(row),
            row.getString("collection_method"),
            row.getString("region"),
            Rows.release(row),
            Rows.assurance(row),
            row.getString("asserted_by"),
            row.getString("reason"),
            row.getObject("receipt_id", UUID.class),
            Rows.providerOutcome(row),
            HexFormat.of().formatHex(row.getBytes("hash")));

    private record Head(long seq, byte[] hash) {}

    private final JdbcClient jdbc;
    private final LedgerRows rows;
    private final SecureRandom salts = new SecureRandom();

    Ledger(JdbcClient jdbc, LedgerRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Up to {@code limit} entries after that place, oldest first. */
    public List<LedgerEntry> after(PersonKey person, long seq, int limit) {
        return jdbc.sql(
                        "select * from ledger_entry where person_key = :person and seq > :seq order by seq limit :limit")
                .param("person", person.value())
                .param("seq", seq)
                .param("limit", limit)
                .query(ENTRY)
                .list();
    }

    /** The latest yes to each purpose, whatever came of it since. */
    Map<Purpose, LedgerEntry> lastGiven(PersonKey person) {
        Map<Purpose, LedgerEntry> given = new EnumMap<>(Purpose.class);
        jdbc.sql("select * from ledger_entry where person_key = :person and state = 'given' order by seq")
                .param("person", person.value())
                .query(ENTRY)
                .list()
                .forEach(entry -> given.put(entry.purpose(), entry));
        return given;
    }

    /** Up to {@code limit} entries before that place, newest first. */
    public List<LedgerEntry> before(PersonKey person, long seq, int limit) {
        return jdbc.sql(
                        "select * from ledger_entry where person_key = :person and seq < :seq order by seq desc limit :limit")
                .param("person", person.value())
                .param("seq", seq)
                .param("limit", limit)
                .query(ENTRY)
                .list();
    }

    /** Appends entries in this order; the person's row must be locked, or the chain could fork. */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(Person person, List<LedgerLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Head head = head(person);
        for (LedgerLine line : lines) {
            head = place(person.key(), head, line);
        }
        jdbc.sql("update person set ledger_seq = :seq, ledger_head = :hash where subject = :subject")
                .param("seq", head.seq())
                .param("hash", head.hash())
                .param("subject", person.subject().value())
                .update();
    }

    /**
     * Appends an entry to what is left of a person whose account was deleted: the chain's own last entry is its head then.
     * The chain must be locked by {@link #lockErased}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void appendErased(PersonKey person, LedgerLine line) {
        jdbc.sql("select seq, hash from ledger_entry where person_key = :person order by seq desc limit 1")
                .param("person", person.value())
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional()
                .ifPresent(head -> place(person, head, line));
    }

    /** Until the commit nobody else appends to the chain of somebody who has no row of their own any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockErased(PersonKey person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger:' || :person, 0))")
                .param("person", person.value().toString())
                .query((row, number) -> Boolean.TRUE)
                .single();
    }

    /** What ended the consent to generation that grew to this epoch, first, and what providers made of it since. */
    List<LedgerEntry> endingOfGeneration(PersonKey person, long epoch) {
        return jdbc.sql("""
                select * from ledger_entry
                where person_key = :person and purpose = 'generation' and epoch = :epoch and state <> 'given'
                order by seq""")
                .param("person", person.value())
                .param("epoch", epoch)
                .query(ENTRY)
                .list();
    }

    private Head place(PersonKey person, Head head, LedgerLine line) {
        long seq = head.seq() + 1;
        byte[] salt = new byte[16];
        salts.nextBytes(salt);
        byte[] hash = LedgerHash.of(head.hash(), salt, person, seq, line);
        rows.add(new LedgerLink(person, seq, line, salt, hash));
        return new Head(seq, hash);
    }

    private Head head(Person person) {
        return jdbc.sql("select ledger_seq, ledger_head from person where subject = :subject")
                .param("subject", person.subject().value())
                .query((row, number) -> new Head(row.getLong(1), row.getBytes(2)))
                .single();
    }
}
