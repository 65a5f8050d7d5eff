package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.KeyedHash;
import io.onlyyou.consent.Subject;
import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.IdGenerator;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who watches the watchers: every look and act of an administrator is on record before it is answered. */
@QuickIntegrationTest
class AuditIntegrationTests {

    private static final String TAKE_DOWN = "DELETE /v1/admin/portraits/{id}";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private KeyedHash keyedHash;

    @Autowired
    private IdGenerator ids;

    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke", "admin:operate");
    private Api api;
    private Scene scene;
    private String person;
    private String path;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        path = "/v1/admin/subjects/" + person;
    }

    @Test
    @Shows(Promised.ADMINISTRATORS_ARE_WATCHED)
    void looksAndActsAreRecordedWithActorAndReason() {
        scene.give(person, "feed");
        api.get(path, named("jane"), "Onlyyou-Reason", "complaint 12");
        api.post(path + "/revocations", trust, "{\"purposes\":\"all\",\"reason\":\"not theirs\",\"ticket\":\"T-3\"}");
        api.post(path + "/revocations", trust, "{\"purposes\":\"all\",\"reason\":\"\"}");
        api.delete(path + "/hold", trust);

        List<JsonNode> entries = about(person);

        assertThat(entries).hasSize(5); // this look included
        assertThat(entries.get(4).path("action").asString()).isEqualTo("GET /v1/admin/subjects/{subject}");
        assertThat(entries.get(4).path("client").asString()).isEqualTo("trust-ops");
        assertThat(entries.get(4).path("administrator").asString()).isEqualTo("jane");
        assertThat(entries.get(4).path("reason").asString()).isEqualTo("complaint 12");
        assertThat(entries.get(4).path("subject").asString()).isEqualTo(person);
        assertThat(entries.get(4).path("status").asInt()).isEqualTo(200);
        assertThat(entries.get(3).path("reason").asString()).isEqualTo("not theirs");
        assertThat(entries.get(3).path("ticket").asString()).isEqualTo("T-3");
        assertThat(entries.get(3).has("administrator")).isFalse();
        assertThat(entries.get(2).path("status").asInt()).isEqualTo(422);
        assertThat(entries.get(1).path("action").asString()).isEqualTo("DELETE /v1/admin/subjects/{subject}/hold");
        assertThat(entries.get(1).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void whatAnAdministratorTriedWithoutTheScopeIsRecordedToo() {
        scene.give(person, "feed");
        String order = "{\"purposes\":\"all\",\"reason\":\"x\"}";
        String reader = TestTokens.client("auditor", "admin:read");
        assertThat(api.post(path + "/revocations", reader, order).status()).isEqualTo(403);
        assertThat(api.delete(path + "/nothing?subject=" + person, reader).status())
                .isEqualTo(403);
        // nobody's administrator, who could fill the audit
        assertThat(api.post(path + "/revocations", scene.appToken(), order).status())
                .isEqualTo(403);
        assertThat(api.get(path, scene.appToken()).status()).isEqualTo(403);

        List<JsonNode> entries = about(person);

        assertThat(entries).hasSize(3); // this look included
        assertThat(entries.get(2).path("action").asString()).isEqualTo("POST /v1/admin/subjects/{subject}/revocations");
        assertThat(entries.get(2).path("client").asString()).isEqualTo("auditor");
        assertThat(entries.get(2).path("status").asInt()).isEqualTo(403);
        assertThat(entries.get(1).path("action").asString()).isEqualTo("DELETE /v1/admin/**");
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    @Shows(Promised.ADMINISTRATORS_ARE_WATCHED)
    void lookThatCannotBeRecordedIsNotAnswered() {
        scene.give(person, "feed");
        jdbc.sql("alter table audit_entry rename to audit_entry_away").update();
        try {
            Reply look = api.get(path, trust);
            Reply act = api.post(path + "/revocations", trust, "{\"purposes\":\"all\",\"reason\":\"x\"}");

            assertThat(look.status()).isEqualTo(503);
            assertThat(look.text()).doesNotContain("feed", "audit_entry");
            assertThat(act.status()).isEqualTo(503);
        } finally {
            jdbc.sql("alter table audit_entry_away rename to audit_entry").update();
        }
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    /** The interceptor is bound to the path, so this holds for calls that are yet to be written. */
    @Test
    void everyAdministratorsCallIsRecorded() {
        Stream<String> patterns = handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.contains("admin"));

        assertThat(patterns).isNotEmpty().allMatch(pattern -> pattern.startsWith("/v1/admin/"));
    }

    @Test
    void auditIsReadInPagesAndReadingItIsALookToo() {
        for (int look = 0; look < 3; look++) {
            api.get(path, trust);
        }
        JsonNode first =
                api.get("/v1/admin/audit?subject=" + person + "&limit=2", trust).json();
        JsonNode second = api.get(
                        "/v1/admin/audit?subject=" + person + "&limit=2&cursor="
                                + first.path("next").asString(),
                        trust)
                .json();

        assertThat(first.path("entries")).hasSize(2);
        assertThat(first.at("/entries/0/action").asString()).isEqualTo("GET /v1/admin/audit");
        assertThat(second.path("entries")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(api.get("/v1/admin/audit?cursor=x", trust).status()).isBetween(400, 422);
        assertThat(api.get("/v1/admin/audit?limit=0", trust).status()).isEqualTo(422);
        assertThat(api.get("/v1/admin/audit", scene.appToken()).status()).isEqualTo(403);
    }

    /** A person we never heard of is not named, and one who left is forgotten; the looks can still be found by whoever knows the id. */
    @Test
    void auditNamesNobodyWhoseAccountIsGone() {
        api.get(path, trust);
        assertThat(about(person)).allMatch(entry -> !entry.has("subject"));
        scene.give(person, "feed");
        api.get(path, trust);

        scene.send(scene.event("account-deleted", person));

        assertThat(jdbc.sql("select count(*) from audit_entry where subject = :subject")
                        .param("subject", person)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(about(person)).hasSize(4).allMatch(entry -> !entry.has("subject"));
    }

    /** Whoever erases an account waits for what is just being written about it, and forgets that too. */
    @Test
    void lookThatBeganBeforeTheAccountWasDeletedNamesNobodyAfterwards() throws Exception {
        scene.give(person, "feed");
        DataSource superuser = TestDatabase.of(environment).superuser();
        try (Connection looking = superuser.getConnection();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            looking.setAutoCommit(false);
            JdbcClient calls = JdbcClient.create(new SingleConnectionDataSource(looking, true));
            new Audit(calls, calls, calls, keyedHash, ids)
                    .begin(new AuditCall("trust-ops", null, "GET " + path, null, new Subject(person), null, null));
            Future<Reply> erased = thread.submit(() -> scene.send(scene.event("account-deleted", person)));
            await().atMost(Duration.ofSeconds(30)).until(() -> isSomebodyWaitingForUs(looking));

            looking.commit();

            assertThat(erased.get().status()).isEqualTo(202);
        }
        assertThat(about(person)).hasSize(2).allMatch(entry -> !entry.has("subject"));
    }

    private boolean isSomebodyWaitingForUs(Connection holder) throws SQLException {
        return jdbc.sql("select exists (select 1 from pg_stat_activity where ? = any (pg_blocking_pids(pid)))")
                .param(holder.unwrap(PGConnection.class).getBackendPID())
                .query(Boolean.class)
                .single();
    }

    @Test
    void portraitIsTakenDownForAReason() {
        scene.optIn(person, "generation", "feed");
        String portrait = portrait(person);
        String other = Scene.somebody();
        scene.give(other, "feed");

        String target = "/v1/admin/portraits/" + portrait + "?subject=";
        assertThat(api.delete(target + person, trust).status()).isEqualTo(422);
        assertThat(api.delete(target + other + "&reason=x", trust).status()).isEqualTo(404);
        assertThat(portrait(person)).isEqualTo(portrait);
        Reply down = api.send(
                "DELETE",
                target + person,
                trust,
                "{\"reason\":\"not them\",\"ticket\":\"T-4\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");

        assertThat(down.status()).as(down.text()).isEqualTo(204);
        assertThat(portrait(person)).isEmpty();
        assertThat(scene.splice("eager", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=none-ready");
        assertThat(api.delete(target + person + "&reason=again", trust).status())
                .isEqualTo(404);
        List<JsonNode> entries = about(person).stream()
                .filter(entry -> entry.path("action").asString().equals(TAKE_DOWN))
                .toList();
        assertThat(entries).hasSize(3);
        assertThat(entries.get(1).path("reason").asString()).isEqualTo("not them");
        assertThat(entries.get(1).path("target").asString()).isEqualTo(portrait);
    }

    @Test
    void subjectIsShownWithHistoryNewestFirstCountsAndJobs() {
        scene.optIn(person, "generation", "feed");
        scene.endAll(person);

        JsonNode first = api.get(path + "?limit=3", trust).json();
        JsonNode second = api.get(path + "?limit=3&cursor=" + first.path("next").asString(), trust)
                .json();

        assertThat(first.path("history")).hasSize(3);
        assertThat(first.at("/history/0/seq").asInt()).isEqualTo(6);
        assertThat(second.path("history")).hasSize(3);
        assertThat(second.at("/history/2/seq").asInt()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(first.at("/jobs/0/state").asString()).isEqualTo("ready");
        assertThat(first.at("/counts/jobs").asInt()).isEqualTo(1);
        assertThat(api.get(first.at("/consents/0/receipt").asString(), trust).status())
                .isEqualTo(200);
        assertThat(first.toString()).doesNotContain("image", "prompt", "content");
    }

    private String portrait(String owner) {
        return api.get(Scene.subject(owner) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString("");
    }

    private List<JsonNode> about(String subject) {
        return api.get("/v1/admin/audit?subject=" + subject, trust)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    private static String named(String administrator) {
        return TestTokens.sign(TestTokens.claims(administrator, "admin:read")
                .claim("client_id", "trust-ops")
                .build());
    }
}
