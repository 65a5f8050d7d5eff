package io.onlyyou.consent;

import com.nimbusds.jose.jwk.JWKSet;
import io.onlyyou.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** How long it takes to check a million entries of a hundred thousand people, with all their seals. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class LedgerBenchmark {

    private static final int PEOPLE = 100_000;
    private static final int EACH = 10;
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final LedgerLine.Terms AGREED = new LedgerLine.Terms(
            new NoticeRef("imagine-yourself", "1", "en"), "in-app-toggle", "US-CA", null, SelfieAssurance.LIVE);

    private final Random random = new Random(42);
    private DataSource database = new DriverManagerDataSource();
    private JWKSet keys = new JWKSet();

    @Setup
    public void writeTheLedger() throws Exception {
        database = TestDatabase.create().migrated().superuser();
        long begun = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                    copy ledger_entry (person_key, seq, purpose, state, epoch, at, recorded_at, notice_id, notice_version,
                        notice_language, collection_method, region, selfie_assurance, asserted_by, receipt_id, salt, hash)
                    from stdin""");
            for (int person = 0; person < PEOPLE; person++) {
                byte[] rows = chain().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(rows, 0, rows.length);
            }
            copy.endCopy();
        }
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into person (subject, person_key, ledger_seq, ledger_head)
                select 'user-' || person_key, person_key, seq, hash from ledger_entry where seq = ?""")
                .param(EACH)
                .update();
        long written = System.nanoTime();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        SigningKeys signing = new SigningKeys(
                new SigningKeyRows(jdbc, new OpenSafe()),
                transactions,
                new SigningProperties(java.time.Duration.ofDays(90), java.time.Duration.ofMinutes(5)),
                Clock.systemUTC());
        LedgerSeals seals = new LedgerSeals(new SealRows(jdbc), new Signatures(signing));
        new TransactionTemplate(transactions).execute(status -> seals.seal());
        keys = signing.publicKeys();
        jdbc.sql("analyze").update();
        System.out.printf(
                "%d entries of %d people written in %d ms, sealed in %d ms%n",
                PEOPLE * EACH,
                PEOPLE,
                TimeUnit.NANOSECONDS.toMillis(written - begun),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written));
    }

    @Benchmark
    public LedgerReport verifyAMillionEntries() {
        LedgerReport report = VerifyLedger.check(database, keys);
        if (!report.ok() || report.entries() != (long) PEOPLE * EACH) {
            throw new IllegalStateException("Not what was written: " + report);
        }
        return report;
    }

    private String chain() {
        PersonKey person = new PersonKey(new UUID(random.nextLong(), random.nextLong()));
        StringBuilder rows = new StringBuilder();
        byte[] last = {};
        for (int seq = 1; seq <= EACH; seq++) {
            boolean given = seq % 2 == 1;
            Instant at = BEGUN.plusSeconds(seq * 86_400L + random.nextInt(86_400));
            LedgerLine line = new LedgerLine(
                    Purpose.FEED,
                    given ? ConsentState.GIVEN : ConsentState.WITHDRAWN,
                    1 + seq / 2,
                    at,
                    at,
                    given ? AGREED : LedgerLine.Terms.NONE,
                    new LedgerLine.Word("client:app", null, null),
                    new UUID(random.nextLong(), random.nextLong()),
                    null);
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            last = LedgerHash.of(last, salt, person, seq, line);
            rows.append(row(person, seq, line, salt, last));
        }
        return rows.toString();
    }

    private static String row(PersonKey person, int seq, LedgerLine line, byte[] salt, byte[] hash) {
        HexFormat hex = HexFormat.of();
        String agreed = line.terms().notice() == null
                ? "\\N\t\\N\t\\N\t\\N\t\\N\t\\N"
                : "imagine-yourself\t1\ten\tin-app-toggle\tUS-CA\tlive";
        return String.join(
                        "\t",
                        person.value().toString(),
                        Integer.toString(seq),
                        line.purpose().wire(),
                        line.state().wire(),
                        Long.toString(line.epoch()),
                        line.at().toString(),
                        line.recordedAt().toString(),
                        agreed,
                        line.word().assertedBy(),
                        line.receipt().toString(),
                        "\\\\x" + hex.formatHex(salt),
                        "\\\\x" + hex.formatHex(hash))
                + "\n";
    }

    /** Nothing here is worth hiding. */
    private static final class OpenSafe implements KeySafe {

        @Override
        public byte[] close(byte[] content, byte[] label) {
            return content;
        }

        @Override
        public byte[] open(byte[] closed, byte[] label) {
            return closed;
        }
    }
}
