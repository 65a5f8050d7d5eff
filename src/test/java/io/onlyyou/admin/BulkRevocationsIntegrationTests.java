package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Many are revoked as one is: counted first, at once for the eye, and one by one for good. */
@QuickIntegrationTest
class BulkRevocationsIntegrationTests {

    private static final String PATH = "/v1/admin/revocations";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke");
    private Api api;
    private Scene scene;
    private String one;
    private String other;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        one = Scene.somebody();
        other = Scene.somebody();
    }

    @Test
    void dryRunCountsThoseWeKnowAndChangesNothing() {
        scene.give(one, "feed");

        Reply reply = order(listed(one, other) + ",\"dryRun\":true");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("count").asInt()).isEqualTo(1);
        assertThat(reply.json().path("unknown").asInt()).isEqualTo(1);
        assertThat(scene.state(one, "feed")).isEqualTo("given");
    }

    /** A list with holes in it must not look as if everybody on it had been held. */
    @Test
    void orderSaysHowManyOfTheListItPassedOver() {
        scene.give(one, "feed");

        JsonNode all = finished(order(listed(one) + ",\"expectedCount\":1,\"hold\":true"));
        JsonNode some = finished(order(listed(one, other) + ",\"expectedCount\":1,\"hold\":true"));

        assertThat(all.path("selection").asString()).isEqualTo("a list of 1 subjects");
        assertThat(some.path("selection").asString()).isEqualTo("a list of 2 subjects, 1 of them unknown");
        assertThat(scene.give(other, "feed").status()).isEqualTo(200);
    }

    @Test
    void anotherCountThanExpectedChangesNothing() {
        scene.give(one, "feed");

        Reply reply = order(listed(one, other) + ",\"expectedCount\":2");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("conflict");
        assertThat(reply.json().path("detail").asString()).startsWith("This selects 1 people now.");
        assertThat(scene.state(one, "feed")).isEqualTo("given");
    }

    @Test
    void everybodyListedIsRevokedWithTheReason() {
        scene.optIn(one, "generation", "feed");
        scene.give(other, "stories");

        Reply reply = order(listed(one, other) + ",\"expectedCount\":2,\"ticket\":\"T-7\",\"hold\":true");

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(scene.splice("eager", one, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
        assertThat(scene.state(one, "feed")).isEqualTo("revoked");
        assertThat(scene.state(other, "stories")).isEqualTo("revoked");
        JsonNode finished = finished(reply);
        assertThat(finished.path("count").asInt()).isEqualTo(2);
        assertThat(finished.path("ended").asInt()).isEqualTo(2);
        assertThat(finished.path("orderedBy").asString()).isEqualTo("admin:trust-ops");
        JsonNode subject = api.get("/v1/admin/subjects/" + one, trust).json();
        assertThat(subject.at("/history/0/state").asString()).isEqualTo("revoked");
        assertThat(subject.at("/history/0/reason").asString()).isEqualTo("stolen accounts");
        assertThat(subject.at("/counts/portraits").asInt()).isZero();
        Reply receipt = api.get(subject.at("/consents/0/receipt").asString(), trust);
        assertThat(receipt.json().path("portraitsDestroyed").asInt()).isEqualTo(1);
        assertThat(receipt.json().path("ticket").asString()).isEqualTo("T-7");
        assertThat(scene.give(other, "stories").problem()).isEqualTo("not-eligible");
    }

    @Test
    void regionSelectsWhereConsentWasGivenLast() {
        String here = "\"region\":\"TV\"";
        api.put(
                Scene.subject(one) + "/consents/feed",
                scene.appToken(),
                scene.yes().replace("US-CA", "TV-FUN"));
        api.put(
                Scene.subject(other) + "/consents/feed",
                scene.appToken(),
                scene.yes().replace("US-CA", "TV"));
        scene.give(other, "feed"); // has moved since

        assertThat(count(here)).isEqualTo(1);
        assertThat(count("\"region\":\"TV-FUN\"")).isEqualTo(1);
        assertThat(count("\"region\":\"TV-NUI\"")).isZero();
        finished(order(here + ",\"expectedCount\":1"));
        assertThat(scene.state(one, "feed")).isEqualTo("revoked");
        assertThat(scene.state(other, "feed")).isEqualTo("given");
    }

    @Test
    void noticeVersionSelectsThoseWhoseConsentRestsOnIt() {
        String notice = "\"notice\":{\"id\":\"imagine-yourself\",\"version\":\"1\"}";
        int before = count(notice);
        scene.give(one, "stories");
        scene.give(other, "stories");
        scene.endAll(other);

        assertThat(count(notice)).isEqualTo(before + 1);
        assertThat(count("\"notice\":{\"id\":\"imagine-yourself\",\"version\":\"2\"}"))
                .isZero();
    }

    /** Between the order and its ending, however long that takes. */
    @Test
    @Shows(Promised.REVOKED_AT_ONCE)
    void nothingIsShownOrMadeWhileTheEndingWaits() {
        scene.optIn(one, "generation", "feed");
        JsonNode item = scene.splice("eager", one, Scene.page(20), "Onlyyou-Page-Key", "kept")
                .json()
                .at("/items/3");
        String portrait = api.get(Scene.subject(one) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        String own = Scene.subject(one) + "/portraits/" + portrait + "/image";
        assertThat(api.get(item.at("/image/url").asString(), "").status()).isEqualTo(200);
        assertThat(api.get(own, scene.appToken()).status()).isEqualTo(200);

        UUID waiting = stopped(one);

        assertThat(scene.splice("eager", one, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
        assertThat(scene.splice("eager", one, Scene.page(20), "Onlyyou-Page-Key", "kept")
                        .header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
        assertThat(api.get(item.at("/image/url").asString(), "").status()).isEqualTo(404);
        assertThat(api.get(own, scene.appToken()).status()).isEqualTo(404);
        assertThat(scene.state(one, "feed")).isEqualTo("revoked");
        assertThat(api.get("/v1/admin/subjects/" + one, trust)
                        .json()
                        .at("/counts/portraits")
                        .asInt())
                .isEqualTo(1);

        api.post(PATH + "/" + waiting + "/resume", trust, "");
        finished(waiting);
        assertThat(api.get("/v1/admin/subjects/" + one, trust)
                        .json()
                        .at("/counts/portraits")
                        .asInt())
                .isZero();
        assertThat(scene.state(one, "feed")).isEqualTo("revoked");
    }

    @Test
    @Shows(Promised.REVOKED_AT_ONCE)
    void jobsOfThoseWhoWaitForTheirEndingAreCancelled() {
        scene.optIn(one, "generation");
        stopped(one);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into portrait_job (person_key, id, portrait_id, trigger, scenario, prompt, caption, alt, seed,
                    generation_epoch, state, created_at)
                select person_key, :id, :id, 'request', 'superhero', 'p', 'c', 'a', 1, 1, 'queued', clock_timestamp()
                from person where subject = :subject""").param("id", id).param("subject", one).update();
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                values ('portrait', :id, convert_to(:data, 'UTF8'), clock_timestamp(), false, 1)""")
                .param("id", id.toString())
                .param("data", "{\"subject\":\"%s\",\"job\":\"%s\"}".formatted(one, id))
                .update();

        JsonNode job = scene.finished(one, id.toString());

        assertThat(job.path("state").asString()).isEqualTo("cancelled");
    }

    @Test
    @Shows(Promised.REVOKED_AT_ONCE)
    void yesThatIsSaidWhileTheEndingWaitsComesAfterIt() {
        scene.give(one, "feed");
        UUID waiting = stopped(one);

        assertThat(scene.give(one, "feed").status()).isEqualTo(200);

        assertThat(scene.state(one, "feed")).isEqualTo("given");
        api.post(PATH + "/" + waiting + "/resume", trust, "");
        finished(waiting);
        assertThat(scene.state(one, "feed")).isEqualTo("given");
        assertThat(api.get("/v1/admin/subjects/" + one, trust)
                        .json()
                        .path("history")
                        .valueStream()
                        .map(entry -> entry.path("state").asString()))
                .containsExactly("given", "revoked", "given");
    }

    @Test
    void accountDeletedWhileTheEndingWaitsKeepsTheHold() {
        scene.give(one, "feed");
        stopped(one, true);

        scene.send(scene.event("account-deleted", one));

        assertThat(scene.give(one, "feed").problem()).isEqualTo("not-eligible");
    }

    @Test
    void stopKeepsTheRestForLaterAndResumeGoesOn() {
        scene.give(one, "feed");
        UUID running = stopped(one);

        Reply stopped = api.post(PATH + "/" + running + "/stop", trust, "");
        assertThat(stopped.json().path("state").asString()).isEqualTo("stopped");
        assertThat(stopped.json().path("remaining").asInt()).isEqualTo(1);

        Reply resumed = api.post(PATH + "/" + running + "/resume", trust, "");
        assertThat(resumed.json().path("changedBy").asString()).isEqualTo("admin:trust-ops");
        finished(running);
        assertThat(api.post(PATH + "/" + running + "/stop", trust, "")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("finished");
    }

    @Test
    void idempotencyKeyMakesAnOrderCountOnceAlsoAtOnce() throws Exception {
        scene.give(one, "feed");
        String key = UUID.randomUUID().toString();
        String body = body(listed(one) + ",\"expectedCount\":1");
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int call = 0; call < 8; call++) {
                replies.add(threads.submit(() -> api.post(PATH, trust, body, "Idempotency-Key", key)));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).as(reply.get().text()).isEqualTo(202);
                ids.add(reply.get().header("Location"));
            }
        }

        assertThat(ids).hasSize(1);
        Reply different = api.post(PATH, trust, body(listed(other) + ",\"expectedCount\":0"), "Idempotency-Key", key);
        assertThat(different.problem()).isEqualTo("idempotency-conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dryRun\":true",
                "\"subjects\":[],\"dryRun\":true",
                "\"subjects\":[null],\"dryRun\":true",
                "\"subjects\":[\"-\"],\"dryRun\":true",
                "\"subjects\":[\"user-1\"],\"region\":\"US\",\"dryRun\":true",
                "\"region\":\"Texas\",\"dryRun\":true",
                "\"region\":\"US-%\",\"dryRun\":true",
                "\"notice\":{\"id\":\"imagine-yourself\"},\"dryRun\":true",
                "\"subjects\":[\"user-1\"]",
                "\"subjects\":[\"user-1\"],\"dryRun\":true,\"expectedCount\":1",
                "\"subjects\":[\"user-1\"],\"expectedCount\":-1",
                "\"subjects\":[\"user-1\"],\"expectedCount\":\"1\"",
                "\"subjects\":[\"user-1\"],\"dryRun\":true,\"everybody\":true",
            })
    void orderThatIsNotClearIsRefused(String selection) {
        Reply reply = order(selection);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-request");
    }

    @Test
    void reasonMayNotNameThePersonBecauseItOutlivesTheAccount() {
        scene.give(one, "feed");
        String selection = listed(one) + ",\"expectedCount\":1,\"ticket\":\"about " + one + ".\"";

        Reply many = order(selection);
        Reply single = api.post(
                "/v1/admin/subjects/" + one + "/revocations",
                trust,
                "{\"purposes\":\"all\",\"reason\":\"%s asked\"}".formatted(one));

        for (Reply refused : List.of(many, single)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/reason");
        }
        assertThat(scene.state(one, "feed")).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0194c0de-0000-7000-8000-000000000000", "none", "0194C0DE-0000-7000-8000-000000000000"})
    void revocationThatNobodyOrderedIsNotFound(String id) {
        assertThat(api.get(PATH + "/" + id, trust).status()).isEqualTo(404);
        assertThat(api.post(PATH + "/" + id + "/stop", trust, "").status()).isEqualTo(404);
        assertThat(api.post(PATH + "/" + id + "/resume", trust, "").status()).isEqualTo(404);
    }

    /** An order as it stands when it was stopped before anybody's turn came. */
    private UUID stopped(String person) {
        return stopped(person, false);
    }

    private UUID stopped(String person, boolean hold) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into revocation (id, purposes, reason, hold, selection, people, state, ordered_by, ordered_at)
                values (:id, '{generation,feed,stories,advertising}', 'stolen accounts', :hold, 'a list', 1, 'stopped',
                    'trust-ops', clock_timestamp())""").param("id", id).param("hold", hold).update();
        jdbc.sql("""
                insert into revocation_target (person_key, revocation_id, subject, purposes)
                select person_key, :id, subject, '{generation,feed,stories,advertising}'
                from person where subject = :subject""").param("id", id).param("subject", person).update();
        return id;
    }

    private Reply order(String fields) {
        return api.post(PATH, trust, body(fields));
    }

    private static String body(String fields) {
        return "{\"purposes\":\"all\",\"reason\":\"stolen accounts\"," + fields + "}";
    }

    private static String listed(String... people) {
        return "\"subjects\":[\"" + String.join("\",\"", people) + "\"]";
    }

    private int count(String selection) {
        return order(selection + ",\"dryRun\":true").json().path("count").asInt();
    }

    private JsonNode finished(Reply ordered) {
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(202);
        String location = ordered.header("Location");
        return finished(UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
    }

    private JsonNode finished(UUID id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get(PATH + "/" + id, trust).json(),
                        found -> found.path("state").asString().equals("finished"));
    }
}
