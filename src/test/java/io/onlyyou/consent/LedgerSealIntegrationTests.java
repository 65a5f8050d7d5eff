package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.jwk.JWKSet;
import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What whoever owns the database may do to the ledger, and how it is found. Every change is rolled back, and seen by nobody else. */
@QuickIntegrationTest
class LedgerSealIntegrationTests {

    private final String person = Scene.somebody();

    @Autowired
    private Environment environment;

    @Autowired
    private LedgerSeals seals;

    @Autowired
    private LedgerVerification verification;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private EndedAccounts endedAccounts;

    @Autowired
    private Preferences preferences;

    @Autowired
    private OnePerson onePerson;

    private UUID key = new UUID(0, 0);
    private DataSource superuser = new PGSimpleDataSource();
    private JdbcClient jdbc = JdbcClient.create(superuser);

    @BeforeEach
    void sealFourEntries() {
        superuser = TestDatabase.of(environment).superuser();
        jdbc = JdbcClient.create(superuser);
        Api api = Api.of(environment);
        Scene scene = new Scene(api);
        scene.give(person, "feed");
        scene.give(person, "stories");
        api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
        scene.give(person, "feed");
        key = jdbc.sql("select person_key from person where subject = :subject")
                .param("subject", person)
                .query(UUID.class)
                .single();
        seals.seal();
    }

    @Test
    void untouchedLedgerIsWholeUnderItsSeals() {
        assertThat(check().ok()).isTrue();
        assertThat(check().sealed()).isEqualTo(4);
        LedgerReport report = verification.checkAll();
        assertThat(report.brokenSeals()).isEmpty();
        assertThat(broken(report)).isEmpty();
        assertThat(report.seals()).isPositive();
        assertThat(report.ok()).isEqualTo(report.brokenChains().isEmpty());
    }

    @Test
    void sealingAgainSealsOnlyWhatHasGrown() {
        long before = newestSeal();

        Scene scene = new Scene(Api.of(environment));
        scene.give(person, "feed");
        seals.seal();
        seals.seal();

        assertThat(newestSeal()).isEqualTo(before + 1);
        assertThat(check().sealed()).isEqualTo(5);
    }

    /** A chain that is shortened by its owner, with the person's row made to agree, is whole in itself. */
    @Test
    @Shows(Promised.TAMPERING_IS_FOUND)
    void endThatIsTakenAwayIsFound() {
        tampering(() -> {
            tamper("delete from ledger_entry where person_key = :key and seq = 4");
            tamper("""
                    update person set ledger_seq = 3,
                        ledger_head = (select hash from ledger_entry where person_key = :key and seq = 3)
                    where person_key = :key""");

            assertThat(checkTampered().ok()).isFalse();
            assertThat(checkTampered().firstBroken()).isEqualTo(4);
            assertThat(broken(checkAllTampered())).containsExactly(4L);
        });
    }

    @Test
    void whoTakesTheSealedHeadAwayTooIsFoundByTheSeal() {
        tampering(() -> {
            tamper(
                    "update ledger_sealed_head set seq = 3, hash = (select hash from ledger_entry where person_key = :key"
                            + " and seq = 3) where person_key = :key");
            tamper("delete from ledger_entry where person_key = :key and seq = 4");
            tamper(
                    "update person set ledger_seq = 3, ledger_head = (select hash from ledger_entry where person_key = :key"
                            + " and seq = 3) where person_key = :key");

            assertThat(checkTampered().ok()).isFalse();
            assertThat(checkTampered().brokenSeal()).isEqualTo(newestSeal());
            assertThat(checkAllTampered().brokenSeals()).containsExactly(newestSeal());
        });
    }

    @Test
    @Shows(Promised.TAMPERING_IS_FOUND)
    void whoTakesEverythingOfAPersonAwayIsFound() {
        tampering(() -> {
            tamper("delete from ledger_entry where person_key = :key");
            tamper("delete from person where person_key = :key");

            assertThat(broken(checkAllTampered())).containsExactly(1L);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ledger_sealed_head where person_key = :key",
                "update ledger_sealed_head set hash = decode('00', 'hex') where person_key = :key",
                "insert into ledger_sealed_head select gen_random_uuid(), seal, seq, hash from ledger_sealed_head where person_key = :key",
                "update ledger_seal set jws = overlay(jws placing case substr(jws, 200, 1) when 'A' then 'B' else 'A' end from 200 for 1) where number = (select seal from ledger_sealed_head where person_key = :key)",
                "update ledger_seal set jws = (select jws from ledger_seal other where number = 1) where number > 1 and :key is not null",
                "delete from ledger_seal where number = 1 and :key is not null",
                "update ledger_seal set number = number + 1000 where number = (select seal from ledger_sealed_head where person_key = :key)"
            })
    @Shows(Promised.TAMPERING_IS_FOUND)
    void whoeverTouchesASealIsFound(String change) {
        Scene scene = new Scene(Api.of(environment));
        scene.give(Scene.somebody(), "feed");
        seals.seal();

        tampering(() -> {
            tamper(change.replace(":key is not null", "cast(:key as uuid) is not null"));

            assertThat(checkAllTampered().brokenSeals()).as(change).isNotEmpty();
        });
    }

    @Test
    void sealsOfAnotherKeyAreNotBelieved() {
        assertThat(new SealCheck(jdbc, new JWKSet()).isWhole(newestSeal())).isFalse();
        assertThat(new SealCheck(jdbc, keys.publicKeys()).isWhole(newestSeal())).isTrue();
    }

    @Test
    @Shows(Promised.RECEIPTS_PROVE)
    void rotatedKeysSealsAndReceiptsAreStillChecked() {
        String before = keys.current().getKeyID();
        jdbc.sql("update signing_key set created_at = created_at - interval '91 days'")
                .update();

        keys.rotateIfDue();

        assertThat(keys.current().getKeyID()).isNotEqualTo(before);
        assertThat(keys.publicKeys().getKeyByKeyId(before)).isNotNull();
        assertThat(verification.checkAll().brokenSeals()).isEmpty();
        assertThat(jdbc.sql("select count(*) from signing_key where retired_at is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        keys.rotateIfDue();
        assertThat(keys.publicKeys().getKeyByKeyId(before).isPrivate()).isFalse();
    }

    @Test
    void databaseItselfRefusesToAlterSeals() {
        assertThat(catchThrowable(
                        () -> jdbc.sql("delete from ledger_sealed_head").update()))
                .hasStackTraceContaining("append-only");
        assertThat(catchThrowable(
                        () -> jdbc.sql("update ledger_seal set jws = ''").update()))
                .hasStackTraceContaining("append-only");
    }

    /** What the service says. */
    private LedgerCheck check() {
        return verification.check(new Subject(person)).orElseThrow();
    }

    /** The same of what has been tampered with. */
    private LedgerCheck checkTampered() {
        People people = new People(jdbc, endedAccounts, preferences, onePerson);
        return new LedgerVerification(jdbc, jdbc, people, keys)
                .check(new Subject(person))
                .orElseThrow();
    }

    private LedgerReport checkAllTampered() {
        return new LedgerAudit(jdbc, keys.publicKeys()).check();
    }

    /** Of this person's chain; others in the same database have been tampered with by other tests. */
    private List<Long> broken(LedgerReport report) {
        return report.brokenChains().stream()
                .filter(chain -> chain.personKey().equals(key))
                .map(LedgerReport.BrokenChain::firstBroken)
                .toList();
    }

    private long newestSeal() {
        return jdbc.sql("select max(seal) from ledger_sealed_head where person_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** In a transaction that nobody else ever sees, as a superuser can, who turns the guard off first. */
    private void tampering(Runnable checks) {
        new TransactionTemplate(new JdbcTransactionManager(superuser)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            checks.run();
        });
    }

    private void tamper(String statement) {
        assertThat(jdbc.sql(statement).param("key", key).update()).isPositive();
    }
}
