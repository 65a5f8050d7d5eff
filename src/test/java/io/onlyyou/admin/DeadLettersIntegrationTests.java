package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@QuickIntegrationTest
class DeadLettersIntegrationTests {

    private static final String JOBS = "/v1/admin/jobs";
    private static final String ABSENT = "/019a0000-0000-7000-8000-000000000000";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final String operator = TestTokens.client("trust-ops", "admin:read", "admin:operate");
    private final String auditor = TestTokens.client("auditor", "admin:read");
    private Api api;
    private Scene scene;
    private String person;
    private String job;

    @BeforeEach
    void aJobDies() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        job = scene.optIn(person, "generation", "feed").at("/jobs/0/id").asString();
        String portrait = scene.finished(person, job).path("portrait").asString();
        api.delete(Scene.subject(person) + "/portraits/" + portrait, scene.appToken());
        jdbc.sql("""
                update portrait_job set state = 'dead', attempt = 5, last_error = 'it fell silent', provider = 'main',
                    cost = 0.20, finished_at = now() where id = cast(:job as uuid)""").param("job", job).update();
    }

    @Test
    void areListedWithWhatStoodInTheWay() {
        JsonNode first = api.get(JOBS + "?state=dead&limit=1", auditor).json().at("/jobs/0");

        assertThat(first.path("id").asString()).isEqualTo(job);
        assertThat(first.path("subject").asString()).isEqualTo(person);
        assertThat(first.path("trigger").asString()).isEqualTo("opt-in");
        assertThat(first.path("attempt").asInt()).isEqualTo(5);
        assertThat(first.path("provider").asString()).isEqualTo("main");
        assertThat(first.path("lastError").asString()).isEqualTo("it fell silent");
        assertThat(first.path("cost").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(first.path("diedAt").asString()).endsWith("Z");
        assertThat(first.has("prompt")).isFalse();
    }

    @Test
    void arePagedNewestFirst() {
        String older = job;
        aJobDies();
        Reply page = api.get(JOBS + "?limit=1", auditor);
        assertThat(page.json().at("/jobs/0/id").asString()).isEqualTo(job);
        String next = page.json().path("next").asString();
        assertThat(api.get(JOBS + "?limit=1&cursor=" + next, auditor)
                        .json()
                        .at("/jobs/0/id")
                        .asString())
                .isEqualTo(older);
    }

    @Test
    void areTriedAnewUnderTheSameConsent() {
        Reply redriven = api.post(JOBS + "/" + job + "/redrive", operator, "");

        assertThat(redriven.status()).isEqualTo(200);
        assertThat(redriven.json().path("state").asString()).isEqualTo("queued");
        JsonNode finished = scene.finished(person, job);
        assertThat(finished.path("state").asString()).isEqualTo("ready");
        assertThat(finished.path("attempt").asInt()).isEqualTo(6);
        assertThat(jdbc.sql("select idempotency_key from portrait_job where id = cast(:job as uuid)")
                        .param("job", job)
                        .query(String.class)
                        .single())
                .isEqualTo(job + "-5");
    }

    @Test
    void areCancelledWhereTheConsentHasEnded() {
        scene.endAll(person);
        Reply redriven = api.post(JOBS + "/" + job + "/redrive", operator, "");
        assertThat(redriven.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(api.post(JOBS + "/" + job + "/redrive", operator, "").status())
                .isEqualTo(404);
    }

    @Test
    void areDeletedForGood() {
        assertThat(api.delete(JOBS + "/" + job, operator).status()).isEqualTo(204);
        assertThat(api.delete(JOBS + "/" + job, operator).status()).isEqualTo(404);
        assertThat(api.post(JOBS + "/" + job + "/redrive", operator, "").status())
                .isEqualTo(404);
    }

    @Test
    void areForOperatorsToChange() {
        assertThat(api.post(JOBS + "/" + job + "/redrive", auditor, "").status())
                .isEqualTo(403);
        assertThat(api.delete(JOBS + "/" + job, auditor).status()).isEqualTo(403);
        assertThat(api.get(JOBS, scene.appToken()).status()).isEqualTo(403);
        assertThat(api.post(JOBS + ABSENT + "/redrive", operator, "").status()).isEqualTo(404);
        assertThat(api.delete(JOBS + ABSENT, operator).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=ready", "?limit=0", "?limit=201"})
    void isStrictAboutWhatIsAskedFor(String query) {
        assertThat(api.get(JOBS + query, auditor).status()).isEqualTo(422);
    }
}
