package io.onlyyou.consent;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks the ledger against its own hash chains, against the heads in the people's rows, and against the signed seals. Each
 * is one look at one moment, while others may write on.
 */
@Service
public class LedgerVerification {

    private record Known(PersonKey key, LedgerHead head) {}

    private record Sealing(long seal, LedgerHead head) {}

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final People people;
    private final SigningKeys keys;

    LedgerVerification(JdbcClient jdbc, @Qualifier("operate") JdbcClient across, People people, SigningKeys keys) {
        this.jdbc = jdbc;
        this.across = across;
        this.people = people;
        this.keys = keys;
    }

    /** One person's; empty where the person was never heard of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<LedgerCheck> check(Subject subject) {
        people.find(subject);
        return jdbc.sql("select person_key, ledger_seq, ledger_head from person where subject = :subject")
                .param("subject", subject.value())
                .query((row, number) -> new Known(
                        new PersonKey(row.getObject(1, UUID.class)), new LedgerHead(row.getLong(2), row.getBytes(3))))
                .optional()
                .map(this::check);
    }

    /** Everybody's, deleted accounts' included, and every seal: it takes seconds for a million entries. */
    @Transactional(value = "operate", readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public LedgerReport checkAll() {
        return new LedgerAudit(across, keys.publicKeys()).check();
    }

    private LedgerCheck check(Known person) {
        Sealing sealing = newestSealing(person.key());
        LedgerChain chain = new LedgerChain(person.head(), sealing == null ? null : sealing.head());
        jdbc.sql("select * from ledger_entry where person_key = :person order by seq")
                .param("person", person.key().value())
                .query((row, number) -> LedgerLink.of(row))
                .list()
                .forEach(chain::add);
        LedgerCheck check = chain.end();
        return sealing == null
                ? check
                : check.under(sealing.seal(), new SealCheck(across, keys.publicKeys()).isWhole(sealing.seal()));
    }

    private @Nullable Sealing newestSealing(PersonKey person) {
        return jdbc.sql("""
                select seal, seq, hash from ledger_sealed_head where person_key = :person
                order by seal desc limit 1""")
                .param("person", person.value())
                .query((row, number) -> new Sealing(row.getLong(1), new LedgerHead(row.getLong(2), row.getBytes(3))))
                .optional()
                .orElse(null);
    }
}
