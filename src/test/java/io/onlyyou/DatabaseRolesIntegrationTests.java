package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The second lock: what is hidden from each role, whatever the code above it asks for. */
@QuickIntegrationTest
class DatabaseRolesIntegrationTests {

    private static final String NEW_TABLE = "%s: add a line for it to the list in db/migration/R__roles.sql";

    /** Tables about nobody; all others hide their rows. */
    private static final Set<String> ABOUT_NOBODY = Set.of(
            "key_encryption_key",
            "notice",
            "notice_recipient",
            "notice_text",
            "superseded_notice",
            "service_key",
            "signing_key",
            "ledger_seal",
            "revocation",
            "outbox_receiver",
            "errand",
            "provider_slot",
            "provider_wait",
            "provider_pace",
            "inventory_day",
            "switch",
            "scheduled_tasks");

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient superuser;

    @Autowired
    private JdbcClient person;

    @Autowired
    @Qualifier("operate")
    private JdbcClient operate;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String one = Scene.somebody();
    private final String other = Scene.somebody();

    @BeforeEach
    void meet() {
        Scene scene = new Scene(Api.of(environment));
        scene.optIn(one, "generation", "feed");
        scene.optIn(other, "generation", "feed");
    }

    @Test
    void everyTableIsListed() {
        assertThat(tables())
                .contains("person", "ledger_entry", "scheduled_tasks")
                .allSatisfy(table -> {
                    assertThat(ask(
                                    superuser,
                                    "select has_any_column_privilege('onlyyou_person', '%s', 'select')",
                                    table))
                            .as(NEW_TABLE, table)
                            .isEqualTo(true);
                    assertThat(ask(
                                    superuser,
                                    "select relrowsecurity and relforcerowsecurity from pg_class where oid = '%s'::regclass",
                                    table))
                            .as(NEW_TABLE + ", and say whose its rows are", table)
                            .isEqualTo(!ABOUT_NOBODY.contains(table));
                    assertThat(ask(
                                    superuser,
                                    "select count(distinct policyname) from pg_policies where tablename = '%s' and policyname in ('person', 'operate')",
                                    table))
                            .as(NEW_TABLE, table)
                            .isEqualTo(ABOUT_NOBODY.contains(table) ? 0L : 2L);
                });
    }

    @Test
    void noRowIsThereBeforeTheDatabaseIsToldWhose() {
        peoplesTables()
                .forEach(table -> assertThat(count(person, table)).as(table).isZero());
    }

    @Test
    @Shows(Promised.DATABASE_REFUSES_TOO)
    void onlyTheRowsOfTheOneWhoIsServedAreThere() {
        String key = key(one);
        serving(one, () -> {
            assertThat(person.sql("select subject from person")
                            .query(String.class)
                            .list())
                    .containsExactly(one);
            for (String table : tablesByKey()) {
                assertThat(person.sql("select distinct person_key::text from " + table)
                                .query(String.class)
                                .list())
                        .as(table)
                        .isSubsetOf(key);
            }
            assertThat(count(person, "consent")).isEqualTo(2);
            assertThat(count(person, "vault_item")).isPositive();
        });
    }

    @Test
    @Shows(Promised.DATABASE_REFUSES_TOO)
    void somebodyElsesRowsCannotBeChangedEither() {
        String theirs = key(other);
        serving(one, () -> {
            assertThat(person.sql("update consent set epoch = 7 where person_key = ?::uuid")
                            .param(theirs)
                            .update())
                    .isZero();
            assertThat(person.sql("delete from data_key where person_key = ?::uuid")
                            .param(theirs)
                            .update())
                    .isZero();
        });
        assertThatThrownBy(
                        () -> serving(one, () -> person.sql("""
                        insert into portrait_job (person_key, id, portrait_id, trigger, scenario, prompt, caption, alt, seed,
                                                  generation_epoch, state, created_at)
                        values (?::uuid, gen_random_uuid(), gen_random_uuid(), 'request', 's', 'p', 'c', 'a', 1, 1, 'queued',
                                now())""").param(theirs).update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aTransactionServesOnePersonOnly() {
        assertThatThrownBy(() -> serving(one, () -> find(other)))
                .hasStackTraceContaining("A transaction serves one person");
        String theirs = key(other);
        assertThatThrownBy(() -> serving(
                        one,
                        () -> person.sql("select serve_person(?::uuid)")
                                .param(theirs)
                                .query(Boolean.class)
                                .single()))
                .hasStackTraceContaining("A transaction serves one person");
    }

    @Test
    void nobodyIsServedOnAConnectionThatServedBefore() {
        for (int connection = 0; connection < 12; connection++) {
            serving(one, () -> {});
        }
        for (int connection = 0; connection < 12; connection++) {
            assertThat(count(person, "consent")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"vault_item,content", "data_key,wrapped", "service_key,wrapped"})
    @Shows(Promised.DATABASE_REFUSES_TOO)
    void operateReadsNeitherPicturesNorKeys(String table, String column) {
        assertThat(count(operate, table)).isPositive();
        assertThatThrownBy(() -> operate.sql("select " + column + " from " + table)
                        .query()
                        .listOfRows())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    /** A hint that a new column may hold what operate must not read. */
    @Test
    void otherBytesThatOperateReadsAreHashesAndTheQueuesOwn() {
        assertThat(superuser.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and data_type = 'bytea' and table_name not like 'flyway%'
                          and has_column_privilege('onlyyou_operate', table_name, column_name, 'select')""").query(String.class).list())
                .as("hide what holds a picture or a key in db/migration/R__roles.sql; list here what does not")
                .allMatch(column -> column.matches(
                        ".*(hash|sha256|salt|head|page_key|request_key|task_data|signature|fingerprint|signed)$"));
    }

    @Test
    void operateSeesEverybody() {
        assertThat(operate.sql("select subject from person").query(String.class).list())
                .contains(one, other);
        assertThat(count(operate, "consent")).isGreaterThanOrEqualTo(4);
    }

    /** What it works on is people's rows, queues and news; what was agreed, and what it allowed to be made, it only reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update consent set state = 'given'",
                "update consent set state = 'revoked'",
                "insert into consent select * from consent where false",
                "insert into ledger_entry select * from ledger_entry where false",
                "insert into receipt select * from receipt where false",
                "delete from data_key",
                "delete from vault_item",
                "delete from insertion",
                "delete from interaction",
                "delete from preference",
                "update ended_account set on_hold = false",
            })
    @Shows(Promised.DATABASE_REFUSES_TOO)
    void operateChangesNothingThatWasAgreed(String statement) {
        assertThatThrownBy(() -> operate.sql(statement).update()).hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update ledger_entry set reason = 'x'", "delete from ledger_entry", "truncate ledger_entry"})
    @Shows(Promised.DATABASE_REFUSES_TOO)
    void theLedgerIsAppendedToAndNothingElse(String statement) {
        for (JdbcClient role : List.of(person, operate)) {
            assertThatThrownBy(() -> role.sql(statement).update()).hasStackTraceContaining("permission denied");
        }
        // and the second guard behind that, for who has more rights
        assertThatThrownBy(() -> superuser.sql(statement).update()).hasStackTraceContaining("append-only");
    }

    @Test
    void theRuntimeRolesOwnNothingAndMakeNothing() {
        assertThat(superuser.sql("""
                        select count(*) from information_schema.table_privileges
                        where grantee in ('onlyyou_person', 'onlyyou_operate', 'PUBLIC') and table_schema = 'public'
                          and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')""").query(Long.class).single()).isZero();
        for (JdbcClient role : List.of(person, operate)) {
            assertThatThrownBy(() -> role.sql("create table mine (id int)").update())
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> role.sql("alter table consent disable row level security")
                            .update())
                    .hasStackTraceContaining("must be owner");
            assertThatThrownBy(() -> role.sql("set role onlyyou_owner").update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    /** The owner too: the lock is forced. */
    @Test
    void theOwnerSeesNoRowsEither() {
        JdbcClient owner = JdbcClient.create(TestDatabase.of(environment).owner());
        peoplesTables()
                .forEach(table -> assertThat(count(owner, table)).as(table).isZero());
    }

    /** Partitions, which have no policies: their rows are reached through the table that they are parts of. */
    @Test
    void partsOfTablesAreOutOfReach() {
        List<String> parts = superuser
                .sql("select relname from pg_class where relispartition and relkind = 'r'")
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(parts).isNotEmpty();
        for (JdbcClient role : List.of(person, operate)) {
            assertThat(parts)
                    .allSatisfy(part ->
                            assertThatThrownBy(() -> count(role, part)).hasStackTraceContaining("permission denied"));
        }
    }

    private List<String> tables() {
        return superuser.sql("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and not relispartition and relname not like 'flyway%'""").query((row, number) -> row.getString(1)).list();
    }

    private List<String> peoplesTables() {
        return tables().stream().filter(table -> !ABOUT_NOBODY.contains(table)).toList();
    }

    private List<String> tablesByKey() {
        return superuser.sql("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'person_key'
                  and not (select relispartition from pg_class where oid = table_name::regclass)""").query((row, number) -> row.getString(1)).list();
    }

    private static Object ask(JdbcClient jdbc, String question, String table) {
        return jdbc.sql(question.formatted(table)).query().singleValue();
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String key(String subject) {
        return superuser
                .sql("select person_key::text from person where subject = ?")
                .param(subject)
                .query(String.class)
                .single();
    }

    private void serving(String subject, Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            find(subject);
            work.run();
        });
    }

    private void find(String subject) {
        person.sql("select find_person(?)").param(subject).query(String.class).single();
    }
}
