package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks a person's ledger against its own hash chain and against the head that the person's row holds. */
@Service
public class LedgerVerification {

    private record Head(PersonKey person, long seq, byte[] hash) {}

    private record Link(long seq, LedgerLine line, byte[] salt, byte[] hash) {}

    private final JdbcClient jdbc;
    private final People people;

    LedgerVerification(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** One look at one moment, while others may write on; empty where the person was never heard of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<LedgerCheck> check(Subject subject) {
        people.find(subject);
        return jdbc.sql("select person_key, ledger_seq, ledger_head from person where subject = :subject")
                .param("subject", subject.value())
                .query((row, number) ->
                        new Head(new PersonKey(row.getObject(1, UUID.class)), row.getLong(2), row.getBytes(3)))
                .optional()
                .map(this::check);
    }

    private LedgerCheck check(Head head) {
        try (Stream<Link> links = jdbc
                .sql("select * from ledger_entry where person_key = :person order by seq")
                .param("person", head.person().value())
                .query(LedgerVerification::link)
                .stream()) {
            Chain chain = new Chain(head.person());
            links.forEach(chain::add);
            return chain.end(head);
        }
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        LedgerLine line = new LedgerLine(
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
                row.getString("ticket"),
                row.getObject("receipt_id", UUID.class));
        return new Link(row.getLong("seq"), line, row.getBytes("salt"), row.getBytes("hash"));
    }

    /** Follows the links; from the first broken one on, nothing can be said. */
    private static final class Chain {

        private final PersonKey person;
        private byte[] last = new byte[0];
        private long entries;
        private @Nullable Long firstBroken;

        Chain(PersonKey person) {
            this.person = person;
        }

        void add(Link link) {
            entries++;
            byte[] expected = LedgerHash.of(last, link.salt(), person, link.seq(), link.line());
            boolean whole = link.seq() == entries && Arrays.equals(expected, link.hash());
            if (!whole && firstBroken == null) {
                firstBroken = entries;
            }
            last = link.hash();
        }

        LedgerCheck end(Head head) {
            boolean complete = entries == head.seq() && Arrays.equals(last, head.hash());
            if (!complete && firstBroken == null) {
                firstBroken = Math.min(entries, head.seq()) + 1;
            }
            return new LedgerCheck(entries, firstBroken == null, firstBroken);
        }
    }
}
