package io.onlyyou.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@QuickIntegrationTest
class OnboardingIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final Clock clock = Clock.systemUTC();
    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    void acceptsAnEventInStructuredMode() {
        ObjectNode event = scene.event("opted-in", person, scene.optInData("generation", "feed"));
        event.put("traceparent", "an extension attribute");

        Reply reply = scene.send(event);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("eventId")).isEqualTo(event.path("id"));
        assertThat(reply.json().path("subject").asString()).isEqualTo(person);
        assertThat(reply.json().path("consents").toString())
                .isEqualTo("[{\"purpose\":\"generation\",\"state\":\"given\",\"epoch\":1},"
                        + "{\"purpose\":\"feed\",\"state\":\"given\",\"epoch\":1}]");
        assertThat(reply.json().at("/jobs/0/state").asString()).isEqualTo("queued");
        assertThat(api.get(reply.json().path("receipt").asString(), scene.appToken())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void acceptsAnEventInBinaryMode() {
        String data = scene.optInData("feed").toString();

        Reply reply = api.post("/v1/onboarding-events", scene.onboardingToken(), data, binary("evt-1", "opted-in"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    void sameEventHasOneEffectHoweverItIsSent() {
        String data = scene.optInData("feed").toString();
        Reply first = api.post("/v1/onboarding-events", scene.onboardingToken(), data, binary("evt-2", "opted-in"));
        ObjectNode structured = scene.event("opted-in", person, scene.optInData("feed"));
        structured.put("id", "evt-2").put("source", "/apps/test");

        Reply again = scene.send(structured);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(ledgerLength()).isEqualTo(1);
    }

    @Test
    void sameNameWithOtherContentIsAConflict() {
        ObjectNode event = scene.event("opted-in", person, scene.optInData("feed"));
        scene.send(event);
        event.set("data", scene.optInData("stories"));

        Reply reply = scene.send(event);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("event-conflict");
        assertThat(scene.state(person, "stories")).isEqualTo("unknown");
    }

    @Test
    @Shows(Promised.NOTHING_LOST_NOTHING_TWICE)
    void eventSentAHundredTimesAtOnceCountsOnce() throws Exception {
        ObjectNode event = scene.event("opted-in", person, scene.optInData("feed"));

        List<Reply> replies = atOnce(100, () -> scene.send(event));

        assertThat(replies).allMatch(reply -> reply.status() == 202);
        assertThat(replies)
                .extracting(Reply::json)
                .containsOnly(replies.getFirst().json());
        assertThat(replies.stream()
                        .filter(reply -> reply.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(ledgerLength()).isEqualTo(1);
    }

    @Test
    void answersEachEventOfABatchByItself() {
        ObjectNode good = scene.event("opted-in", person, scene.optInData("feed"));
        ObjectNode bad = scene.event("opted-in", person, scene.optInData("feed", "advertising"));
        ObjectNode worse = scene.event("opted-in", person, scene.optInData("stories"));
        worse.remove("source");

        Reply reply = api.post(
                "/v1/onboarding-events",
                scene.onboardingToken(),
                "[" + bad + "," + good + "," + worse + "]",
                "Content-Type",
                "application/cloudevents-batch+json");

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().at("/0/problem/type").asString()).endsWith("/bundled-consent");
        assertThat(reply.json().at("/1/status").asInt()).isEqualTo(202);
        assertThat(reply.json().at("/2/problem/errors/0/pointer").asString()).isEqualTo("/source");
        assertThat(scene.state(person, "feed")).isEqualTo("given");
        assertThat(scene.state(person, "advertising")).isEqualTo("unknown");
    }

    @Test
    @Shows(Promised.CONSENT_IS_SPECIFIC)
    void advertisingIsNeverBundled() {
        Reply reply = scene.send(scene.event("opted-in", person, scene.optInData("feed", "advertising")));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("bundled-consent");
        assertThat(heardOf()).isFalse();
    }

    @Test
    void eventFromTheFutureIsRefused() {
        ObjectNode event = scene.event("opted-in", person, scene.optInData("feed"));
        event.put("time", clock.instant().plus(Duration.ofMinutes(5)).toString());

        Reply reply = scene.send(event);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("event-in-future");
        assertThat(heardOf()).isFalse();
    }

    @Test
    void optInThatIsNotAfterTheLastEndingIsStale() {
        Instant before = clock.instant().minusSeconds(30);
        scene.send(scene.event("opted-in", person, scene.optInData("feed")));
        scene.send(scene.event("opted-out", person));
        ObjectNode late = scene.event("opted-in", person, scene.optInData("feed"));
        late.put("time", before.toString());

        Reply reply = scene.send(late);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("stale-consent");
        assertThat(reply.json().path("detail").asString()).contains("Our clock says 20");
        assertThat(scene.state(person, "feed")).isEqualTo("withdrawn");
    }

    @Test
    void optOutAlwaysEndsHoweverLate() {
        scene.send(scene.event("opted-in", person, scene.optInData("feed", "stories")));
        ObjectNode data = scene.optInData("feed");
        data.removeAll();
        data.putArray("purposes").add("feed");
        ObjectNode late = scene.event("opted-out", person, data);
        late.put("time", clock.instant().minus(Duration.ofDays(2)).toString());

        Reply reply = scene.send(late);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("consents").toString())
                .isEqualTo("[{\"purpose\":\"feed\",\"state\":\"withdrawn\",\"epoch\":2}]");
        assertThat(scene.state(person, "stories")).isEqualTo("given");
    }

    @Test
    void optInWhileGivenKeepsTheEpochAndReplacesTheSelfies() {
        scene.optIn(person, "generation");
        Reply again = scene.send(scene.event("opted-in", person, scene.optInData("generation")));

        assertThat(again.json().at("/consents/0/epoch").asLong()).isEqualTo(1);
        assertThat(jdbc.sql("""
                select count(*) from vault_item item join person using (person_key)
                where person.subject = :subject and item.kind = 'SELFIE'""").param("subject", person).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void generationNeedsSelfies() {
        ObjectNode data = scene.optInData("generation");
        data.remove("selfies");

        Reply reply = scene.send(scene.event("opted-in", person, data));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("selfies-needed");
        assertThat(heardOf()).isFalse();
    }

    @ParameterizedTest
    @Shows(Promised.ADULTS_AND_REGIONS)
    @CsvSource({"adult,false", "region,US-IL", "region,US-TX", "region,US"})
    void refusesWhomThePolicyDoesNotServe(String field, String value) {
        ObjectNode data = scene.optInData("feed");
        if (field.equals("adult")) {
            data.put(field, Boolean.parseBoolean(value));
        } else {
            data.put(field, value);
        }

        Reply reply = scene.send(scene.event("opted-in", person, data));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("not-eligible");
        assertThat(heardOf()).isFalse();
    }

    @Test
    void signedReleaseOpensTheRegionThatAsksForOne() {
        ObjectNode data = scene.optInData("feed");
        data.put("region", "US-IL").putObject("release").put("id", "r-1").put("signedAt", "2026-11-01T10:00:00Z");

        Reply accepted = scene.send(scene.event("opted-in", person, data));
        assertThat(accepted.status()).isEqualTo(202);
        Reply receipt = api.get(accepted.json().path("receipt").asString(), scene.appToken());
        assertThat(receipt.json().at("/release/id").asString()).isEqualTo("r-1");
    }

    @Test
    void releaseSignedInTheFutureIsNone() {
        ObjectNode data = scene.optInData("feed");
        data.put("region", "US-IL").putObject("release").put("id", "r-1").put("signedAt", "9999-01-01T00:00:00Z");

        assertThat(scene.send(scene.event("opted-in", person, data)).problem()).isEqualTo("not-eligible");
    }

    @ParameterizedTest
    @Shows(Promised.CONSENT_IS_SPECIFIC)
    @CsvSource({"id,other", "version,99", "language,xx"})
    void refusesATextThatWasNeverPublished(String field, String value) {
        ObjectNode data = scene.optInData("feed");
        ((ObjectNode) data.path("notice")).put(field, value);

        Reply reply = scene.send(scene.event("opted-in", person, data));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("unknown-notice");
    }

    @Test
    void olderOptInThatComesLateLeavesTheNewerOneStanding() {
        scene.optIn(person, "generation");
        String receipt = receiptOf("generation");
        ObjectNode older = scene.event("opted-in", person, scene.optInData("generation"));
        older.put("time", clock.instant().minus(Duration.ofDays(1)).toString());

        assertThat(scene.send(older).status()).isEqualTo(202);
        assertThat(receiptOf("generation")).isEqualTo(receipt);
        assertThat(ledgerLength()).isEqualTo(2);
    }

    private String[] binary(String id, String type) {
        return new String[] {
            "ce-specversion",
            "1.0",
            "ce-id",
            id,
            "ce-source",
            "/apps/test",
            "ce-subject",
            person,
            "ce-type",
            "io.onlyyou." + type + ".v1"
        };
    }

    private boolean heardOf() {
        return jdbc.sql("select exists (select 1 from person where subject = :subject)")
                .param("subject", person)
                .query(Boolean.class)
                .single();
    }

    private String receiptOf(String purpose) {
        return jdbc.sql("""
                select receipt_id::text from consent join person using (person_key)
                where person.subject = :subject and purpose = :purpose""")
                .param("subject", person)
                .param("purpose", purpose)
                .query(String.class)
                .single();
    }

    private long ledgerLength() {
        return jdbc.sql("select ledger_seq from person where subject = :subject")
                .param("subject", person)
                .query(Long.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
