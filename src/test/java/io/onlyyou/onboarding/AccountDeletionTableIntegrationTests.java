package io.onlyyou.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code docs/account-deletion.md} says of every table and column what becomes of it, and says so truly. */
@QuickIntegrationTest
class AccountDeletionTableIntegrationTests {

    private static final Path PAGE = Path.of("docs/account-deletion.md");
    private static final Pattern QUOTED = Pattern.compile("`([a-z_0-9]+)`");

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Test
    @Shows(Promised.ERASURE)
    void everyColumnThatSurvivesIsInTheTable() throws IOException {
        Set<String> gone = goingTables();
        List<String> said = stayingColumns();

        Set<String> there = new TreeSet<>(
                jdbc.sql("""
                select table_name || '.' || column_name from information_schema.columns
                join information_schema.tables using (table_schema, table_name)
                where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                  and not (select relispartition from pg_class where oid = table_name::regclass)""").query((row, number) -> row.getString(1)).list());
        there.removeIf(column -> gone.contains(column.substring(0, column.indexOf('.'))));

        assertThat(gone).isNotEmpty();
        assertThat(said).doesNotHaveDuplicates();
        assertThat(said)
                .as("decide what becomes of a new column when an account is deleted, and say so in " + PAGE)
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    @Shows(Promised.ERASURE)
    void tablesThatGoAreEmptyOfThePerson() throws IOException {
        Api api = Api.of(environment);
        Scene scene = new Scene(api);
        String person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
        String token = scene.splice("eager", person, Scene.page(20))
                .json()
                .at("/items/3/feedback/token")
                .asString();
        scene.react(scene.interaction(token, "hide"));
        api.get("/v1/admin/subjects/" + person, TestTokens.client("trust-ops", "admin:read"));
        UUID key = key(person);
        waitForAnEnding(key, person);
        api.put(Scene.subject(person) + "/preferences", scene.appToken(), "{\"perDay\":5}");
        api.post(Scene.subject(person) + "/imagine", scene.appToken(), "{\"prompt\":\"me at sea\"}");
        scene.settled(person);
        standInLineAfterMuchElse(key);
        Set<String> gone = goingTables();
        gone.remove("scheduled_tasks"); // holds open jobs alone, and by id
        for (String table : gone) {
            assertThat(rows(table, key)).as(table).isPositive();
        }

        scene.send(scene.event("account-deleted", person));

        for (String table : gone) {
            assertThat(rows(table, key)).as(table).isZero();
        }
    }

    /** Ordered with many others, and not carried out yet. */
    private void waitForAnEnding(UUID key, String person) {
        UUID order = UUID.randomUUID();
        jdbc.sql("""
                insert into revocation (id, purposes, reason, hold, selection, people, state, ordered_by, ordered_at)
                values (:id, '{advertising}', 'r', false, 's', 1, 'stopped', 'trust-ops', clock_timestamp())""").param("id", order).update();
        jdbc.sql("insert into revocation_target (person_key, revocation_id, subject, purposes)"
                        + " values (:key, :id, :subject, '{advertising}')")
                .param("key", key)
                .param("id", order)
                .param("subject", person)
                .update();
    }

    /** One job in line, one in the history, and selfies sent to a provider. */
    private void standInLineAfterMuchElse(UUID key) {
        for (String sql : List.of("""
                update portrait_job set state = 'queued', finished_at = null where person_key = :key""", """
                insert into portrait_line (person_key, lane, job_id)
                select person_key, 'ahead', id from portrait_job where person_key = :key""", """
                insert into portrait_job_history (person_key, id, archived_at, portrait_id, trigger, scenario, state,
                    attempt, created_at, finished_at, details)
                values (:key, gen_random_uuid(), now(), gen_random_uuid(), 'opt-in', 'comic', 'dead', 1, now(), now(), '{}')""", """
                insert into sending (person_key, id, job_id, portrait_id, provider, model, selfies, poses,
                    generation_epoch, consent_receipt_id, sent_at)
                values (:key, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'p', 'm', '{}', '{}', 1,
                    gen_random_uuid(), now())""")) {
            assertThat(jdbc.sql(sql).param("key", key).update()).isPositive();
        }
    }

    private UUID key(String person) {
        return jdbc.sql("select person_key from person where subject = :subject")
                .param("subject", person)
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
    }

    private long rows(String table, UUID key) {
        return jdbc.sql("select count(*) from " + table + " where person_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private static Set<String> goingTables() throws IOException {
        String part = Files.readString(PAGE).split("## ", -1)[1];
        return quoted(part.substring(0, part.indexOf("With `person`"))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> stayingColumns() throws IOException {
        List<String> columns = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("| `") && !cells[1].contains("flyway")) {
                String table = quoted(cells[1]).findFirst().orElseThrow();
                quoted(cells[2]).forEach(column -> columns.add(table + "." + column));
            }
        }
        return columns;
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(match -> match.group(1));
    }
}
