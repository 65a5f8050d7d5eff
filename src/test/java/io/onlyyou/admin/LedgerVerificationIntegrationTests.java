package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.support.TestTokens;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@QuickIntegrationTest
class LedgerVerificationIntegrationTests {

    private static final String ENTRIES =
            "ledger_entry where person_key = (select person_key from person where subject = :subject) ";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private String person;
    private String written;

    @BeforeEach
    void writeFourEntries() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        scene.give(person, "feed");
        scene.give(person, "stories");
        api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
        scene.give(person, "feed");
        written = jdbc.sql("select jsonb_agg(to_jsonb(ledger_entry))::text from " + ENTRIES)
                .param("subject", person)
                .query(String.class)
                .single();
    }

    /** Others check the same ledger as a whole. */
    @AfterEach
    void putBack() {
        asSuperuser(superuser -> {
            superuser.sql("delete from " + ENTRIES).param("subject", person).update();
            superuser
                    .sql(
                            "insert into ledger_entry select * from jsonb_populate_recordset(null::ledger_entry, ?::jsonb)")
                    .param(written)
                    .update();
        });
        assertThat(verify().path("ok").asBoolean()).isTrue();
    }

    @Test
    void untouchedLedgerIsWhole() {
        assertThat(verify().path("entries").asInt()).isEqualTo(4);
        assertThat(verify().path("ok").asBoolean()).isTrue();
        assertThat(verify().has("firstBroken")).isFalse();
    }

    @ParameterizedTest
    @Shows(Promised.TAMPERING_IS_FOUND)
    @ValueSource(
            strings = {
                "purpose = 'stories'",
                "state = 'refused'",
                "epoch = epoch + 1",
                "at = at + interval '1 microsecond'",
                "recorded_at = recorded_at - interval '1 second'",
                "notice_version = '2'",
                "notice_id = 'other'",
                "collection_method = 'other'",
                "region = 'US-NY'",
                "selfie_assurance = 'none'",
                "release_id = 'r', release_signed_at = now()",
                "asserted_by = 'person'",
                "reason = ''",
                "ticket = 'T'",
                "receipt_id = gen_random_uuid()",
                "provider = 'main', provider_deletion = 'confirmed'",
                "salt = decode('00', 'hex')",
                "hash = decode('00', 'hex')"
            })
    void alteredFieldIsFound(String change) {
        tamper("update " + ENTRIES.replaceFirst("where", "set " + change + " where") + "and seq = 4");

        assertThat(verify().path("entries").asInt()).isEqualTo(4);
        assertThat(verify().path("ok").asBoolean()).isFalse();
        assertThat(verify().path("firstBroken").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @Shows(Promised.TAMPERING_IS_FOUND)
    @ValueSource(ints = {1, 2, 4})
    void deletedEntryIsFound(int seq) {
        tamper("delete from " + ENTRIES + "and seq = " + seq);

        assertThat(verify().path("ok").asBoolean()).isFalse();
        assertThat(verify().path("firstBroken").asInt()).isEqualTo(seq);
    }

    @Test
    @Shows(Promised.TAMPERING_IS_FOUND)
    void swappedEntriesAreFound() {
        tamper("update " + ENTRIES.replaceFirst("where", "set seq = case seq when 2 then 103 else 102 end where")
                + "and seq in (2, 3)");
        tamper("update " + ENTRIES.replaceFirst("where", "set seq = seq - 100 where") + "and seq > 100");

        assertThat(verify().path("firstBroken").asInt()).isEqualTo(2);
    }

    @Test
    void databaseItselfRefusesToAlterTheLedger() {
        assertThat(catchThrowable(() -> jdbc.sql("delete from " + ENTRIES)
                        .param("subject", person)
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    private JsonNode verify() {
        return api.get("/v1/admin/ledger/verification?subject=" + person, TestTokens.client("auditor", "admin:read"))
                .json();
    }

    private void tamper(String statement) {
        asSuperuser(superuser -> assertThat(
                        superuser.sql(statement).param("subject", person).update())
                .isPositive());
    }

    /** Who turns the guard off first. */
    private void asSuperuser(Consumer<JdbcClient> work) {
        DataSource superuser = TestDatabase.of(environment).superuser();
        new TransactionTemplate(new JdbcTransactionManager(superuser)).executeWithoutResult(status -> {
            JdbcClient client = JdbcClient.create(superuser);
            client.sql("set local session_replication_role = replica").update();
            work.accept(client);
        });
    }
}
