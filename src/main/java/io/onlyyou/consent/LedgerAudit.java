package io.onlyyou.consent;

import com.nimbusds.jose.jwk.JWKSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the whole ledger in one pass: every chain against itself, against the head in its person's row, and against the
 * newest seal above it; and every seal. Needs nothing but a connection that may read and the published keys. The caller's
 * transaction makes it one look at one moment (REPEATABLE READ).
 */
final class LedgerAudit {

    private static final int FETCH = 2_000;
    private static final int MOST_BROKEN = 100;

    private static final String ENTRIES = """
            select entry.*, person.ledger_seq, person.ledger_head, newest.seq as sealed_seq, newest.hash as sealed_hash
            from ledger_entry entry
            left join person on person.person_key = entry.person_key
            left join (
                select distinct on (person_key) person_key, seq, hash
                from ledger_sealed_head order by person_key, seal desc
            ) newest on newest.person_key = entry.person_key
            order by entry.person_key, entry.seq""";

    private static final String EMPTIED = """
            select person_key from person
            where ledger_seq > 0 and not exists (select 1 from ledger_entry e where e.person_key = person.person_key)
            union
            select person_key from ledger_sealed_head head
            where not exists (select 1 from ledger_entry e where e.person_key = head.person_key)""";

    private final JdbcClient jdbc;
    private final JWKSet keys;
    private final List<LedgerReport.BrokenChain> broken = new ArrayList<>();
    private @Nullable PersonKey person;
    private LedgerChain chain = new LedgerChain(null, null);
    private long people;
    private long entries;

    LedgerAudit(JdbcClient jdbc, JWKSet keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** To be called once. */
    LedgerReport check() {
        jdbc.sql(ENTRIES).withFetchSize(FETCH).query(this::next);
        finish();
        jdbc.sql(EMPTIED)
                .query((row, number) -> new PersonKey(row.getObject(1, UUID.class)))
                .list()
                .forEach(emptied -> note(emptied, 1));
        SealCheck.Seals seals = new SealCheck(jdbc, keys).all();
        boolean ok = broken.isEmpty() && seals.broken().isEmpty();
        return new LedgerReport(
                people, entries, seals.count(), seals.lastFingerprint(), ok, List.copyOf(broken), seals.broken());
    }

    private void next(ResultSet row) throws SQLException {
        LedgerLink link = LedgerLink.of(row);
        if (!link.person().equals(person)) {
            finish();
            person = link.person();
            chain = new LedgerChain(head(row, "ledger_seq", "ledger_head"), head(row, "sealed_seq", "sealed_hash"));
            people++;
        }
        entries++;
        chain.add(link);
    }

    private void finish() {
        PersonKey finished = person;
        Long place = finished == null ? null : chain.end().firstBroken();
        if (finished != null && place != null) {
            note(finished, place);
        }
    }

    private void note(PersonKey key, long place) {
        if (broken.size() < MOST_BROKEN) {
            broken.add(new LedgerReport.BrokenChain(key.value(), place));
        }
    }

    private static @Nullable LedgerHead head(ResultSet row, String seq, String hash) throws SQLException {
        byte[] found = row.getBytes(hash);
        return found == null ? null : new LedgerHead(row.getLong(seq), found);
    }
}
