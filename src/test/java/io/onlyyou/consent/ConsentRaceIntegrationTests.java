package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Several say yes and no about the same people at once: nobody is failed, and each ledger tells one story. */
@QuickIntegrationTest
class ConsentRaceIntegrationTests {

    private static final int CALLS = 160;
    private static final int THREADS = 8;

    private final List<String> people =
            Stream.generate(Scene::somebody).limit(3).toList();
    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke");

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LapseSweep lapses;

    private Api api;
    private Scene scene;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        people.forEach(person -> scene.give(person, "feed"));
    }

    @Test
    void givingWithdrawingAndRevokingOneOrAllLeavesOneStoryEach() throws Exception {
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        Queue<String> orders = new ConcurrentLinkedQueue<>();
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            String person = people.get(random.nextInt(people.size()));
            calls.add(call(random.nextInt(9), person, orders));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                assertThat(reply.get().status())
                        .as("seed %d: %s", seed, reply.get().text())
                        .isIn(200, 202);
            }
        }

        orders.forEach(order -> await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        api.get(order, trust).json().path("state").asString().equals("finished")));
        people.forEach(person -> assertOneStory(person, seed));
    }

    private Callable<Reply> call(int kind, String person, Queue<String> orders) {
        return switch (kind) {
            case 0, 1, 2, 3 -> () -> scene.give(person, "feed");
            case 4, 5 -> () -> api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
            case 6 -> () -> scene.send(scene.event("opted-out", person));
            case 7 ->
                () -> api.post(
                        "/v1/admin/subjects/" + person + "/revocations",
                        trust,
                        "{\"purposes\":[\"feed\"],\"reason\":\"race\"}");
            default ->
                () -> {
                    Reply ordered = api.post("/v1/admin/revocations", trust, orderForAll());
                    orders.add(ordered.header("Location"));
                    return ordered;
                };
        };
    }

    private String orderForAll() {
        return people.stream()
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"purposes\":\"all\",\"reason\":\"race\",\"expectedCount\":3,\"subjects\":[\"",
                        "\"]}"));
    }

    /** Each yes stands in the epoch as it is, each no ends a yes and begins the next epoch; the state is the last entry's. */
    private void assertOneStory(String person, long seed) {
        String state = "";
        long epoch = 1;
        for (JsonNode entry : history(person)) {
            String next = entry.path("state").asString();
            if (!next.equals("given")) {
                assertThat(state).as("seed %d, before %s", seed, entry).isEqualTo("given");
                epoch++;
            }
            state = next;
            assertThat(entry.path("epoch").asLong())
                    .as("seed %d, %s", seed, entry)
                    .isEqualTo(epoch);
        }
        JsonNode now = feed(person);
        assertThat(now.path("state").asString()).as("seed %d", seed).isEqualTo(state);
        assertThat(now.path("epoch").asLong()).as("seed %d", seed).isEqualTo(epoch);
        assertThat(wholeLedger(person)).as("seed %d", seed).isTrue();
    }

    /** Whoever says yes on the very day stays, or is somebody new whose yes was not touched. */
    @RepeatedTest(3)
    void retentionNeverTakesAYesThatIsBeingSaid() throws Exception {
        LocalDate longAgo = LocalDate.now(Clock.systemUTC()).minusDays(400);
        people.forEach(person -> jdbc.sql("update person_seen set seen_on = :day, warned_on = :day from person"
                        + " where person.person_key = person_seen.person_key and subject = :subject")
                .param("day", longAgo)
                .param("subject", person)
                .update());

        besides(UnheardRetention.of(beans)::sweep, person -> scene.give(person, "feed"));

        people.forEach(person -> {
            assertThat(scene.state(person, "feed")).isEqualTo("given");
            assertThat(wholeLedger(person)).isTrue();
        });
    }

    @RepeatedTest(3)
    void aLapseNeverTakesAYesThatIsBeingSaid() throws Exception {
        people.forEach(person -> jdbc.sql("update consent set state = 'expired', until = clock_timestamp() from person"
                        + " where person.person_key = consent.person_key and subject = :subject")
                .param("subject", person)
                .update());

        besides(lapses::run, person -> scene.give(person, "feed"));

        people.forEach(person -> {
            assertThat(scene.state(person, "feed")).isEqualTo("given");
            assertThat(wholeLedger(person)).isTrue();
        });
    }

    private interface Yes {
        Reply say(String person);
    }

    /** Everybody says yes while that runs. */
    private void besides(Runnable sweep, Yes yes) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(people.size() + 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(people.size())) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (String person : people) {
                replies.add(threads.submit(() -> {
                    barrier.await();
                    return yes.say(person);
                }));
            }
            barrier.await();
            sweep.run();
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).as(reply.get().text()).isEqualTo(200);
            }
        }
    }

    private List<JsonNode> history(String person) {
        return api.get(Scene.subject(person) + "/consents/history?limit=200", scene.appToken())
                .json()
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("purpose").asString().equals("feed"))
                .toList();
    }

    private JsonNode feed(String person) {
        return api.get(Scene.subject(person) + "/consents", scene.appToken())
                .json()
                .path("consents")
                .valueStream()
                .filter(each -> each.path("purpose").asString().equals("feed"))
                .findFirst()
                .orElseThrow();
    }

    private boolean wholeLedger(String person) {
        return api.get("/v1/admin/ledger/verification?subject=" + person, trust)
                .json()
                .path("ok")
                .asBoolean();
    }
}
