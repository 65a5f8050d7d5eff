package io.onlyyou.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What was added is delivered at least once and in order, to each receiver by itself, whoever delivers and whoever fails. */
class RelayIntegrationTests {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.create().migrated();
    private static final HikariDataSource POOL = new HikariDataSource();

    private static final HikariDataSource PERSON = new HikariDataSource();

    /** What is planted, as somebody whom nothing is hidden from. */
    private final JdbcClient jdbc = JdbcClient.create(DATABASE.superuser());

    private final TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(PERSON));
    private final Deliveries deliveries = new Deliveries(JdbcClient.create(POOL));
    private final ReceiverRows rows = new ReceiverRows(JdbcClient.create(POOL));
    private final FakeReceiver app = new FakeReceiver();
    private final FakeReceiver other = new FakeReceiver();
    private OutboxProperties properties = properties(Duration.ofMillis(1));
    private Receivers receivers = new Receivers(rows, properties);

    @BeforeAll
    static void openPools() {
        open(POOL, TestDatabase.OPERATE);
        open(PERSON, TestDatabase.PERSON);
    }

    private static void open(HikariDataSource pool, String login) {
        pool.setJdbcUrl(DATABASE.url());
        pool.setUsername(login);
        pool.setPassword(DATABASE.password());
    }

    @AfterAll
    static void closePools() {
        POOL.close();
        PERSON.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate outbox, outbox_receiver").update();
    }

    @AfterEach
    void close() {
        app.close();
        other.close();
    }

    @Test
    void deliversASignedCloudEventToEveryReceiverAndKeepsNothing() {
        add("user-1", 7);

        relayAll();

        for (FakeReceiver receiver : List.of(app, other)) {
            assertThat(receiver.taken()).singleElement().satisfies(call -> {
                assertThat(call.signed()).isTrue();
                assertThat(call.contentType()).startsWith("application/cloudevents+json");
                assertThat(call.event().path("specversion").asString()).isEqualTo("1.0");
                assertThat(call.event().path("id").asString()).isEqualTo(call.id());
                assertThat(call.event().path("source").asString()).isEqualTo("https://only.you");
                assertThat(call.event().path("type").asString()).isEqualTo("test.v1");
                assertThat(call.event().path("subject").asString()).isEqualTo("user-1");
                assertThat(call.event().path("time").asString()).isEqualTo("2026-11-22T10:00:00Z");
                assertThat(call.event().at("/data/number").asInt()).isEqualTo(7);
            });
        }
        assertThat(waiting()).isZero();
        assertThat(state("app").delivered()).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        transactions.executeWithoutResult(status -> {
            outbox().add(message("user-1", 1));
            status.setRollbackOnly();
        });

        relayAll();

        assertThat(app.taken()).isEmpty();
    }

    @Test
    @Shows(Promised.RECIPIENTS_ARE_TOLD)
    void receiverThatIsDownStopsNobodyElseAndGetsEverythingInOrderLater() {
        app.always(FakeReceiver.status(503));
        for (int number = 0; number < 5; number++) {
            add("user-1", number);
        }

        relayAll();

        assertThat(numbers(other, "user-1")).containsExactly(0, 1, 2, 3, 4);
        assertThat(app.taken()).isEmpty();
        assertThat(state("app").waiting()).isEqualTo(5);
        assertThat(state("app").failures()).isPositive();
        assertThat(state("app").lastFailure()).isEqualTo("answered 503");

        app.always(null);
        await().untilAsserted(() -> {
            relayAll();
            assertThat(numbers(app, "user-1")).containsExactly(0, 1, 2, 3, 4);
        });
        assertThat(state("app").failures()).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void refusedMessageHoldsUpItsOwnPersonOnly() {
        properties = properties(Duration.ofHours(1));
        app.next(FakeReceiver.status(422));
        add("user-1", 0);
        relay("app");
        add("user-1", 1);
        add("user-2", 2);

        relay("app");

        assertThat(numbers(app, "user-2")).containsExactly(2);
        assertThat(numbers(app, "user-1")).isEmpty();
        jdbc.sql("update outbox set due_at = clock_timestamp()").update(); // an hour later
        await().untilAsserted(() -> {
            relay("app");
            assertThat(numbers(app, "user-1")).containsExactly(0, 1);
        });
    }

    @Test
    void receiverIsLeftAloneAsLongAsItAsks() {
        app.next(FakeReceiver.status(429, "Retry-After", "3600"));
        add("user-1", 0);

        relay("app");
        relay("app");

        assertThat(app.taken()).isEmpty();
        assertThat(state("app").retryAt()).isAfter(Clock.systemUTC().instant().plus(Duration.ofMinutes(50)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        app.next(FakeReceiver.status(status, "Location", other.url().toString()));
        add("user-1", 0);

        relay("app");

        assertThat(other.taken()).isEmpty();
        assertThat(state("app").lastFailure()).isEqualTo("answered " + status);
    }

    @Test
    void answerThatNeverEndsCountsByItsHead() {
        app.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] noise = new byte[1 << 16];
            for (int part = 0; part < 1_000; part++) {
                exchange.getResponseBody().write(noise);
            }
        });
        add("user-1", 0);

        relay("app");

        assertThat(waiting("app")).isZero();
    }

    @Test
    @Shows(Promised.RECIPIENTS_ARE_TOLD)
    void whatAWorkerDiedWithIsDeliveredByAnother() {
        add("user-1", 0);
        add("user-1", 1);
        assertThat(deliveries.claim(receiver("app"), 16)).hasSize(1);

        relay("app");
        assertThat(app.taken()).isEmpty();

        jdbc.sql("update outbox set due_at = clock_timestamp()").update(); // the lease has run out
        relay("app");
        assertThat(numbers(app, "user-1")).containsExactly(0, 1);
    }

    @Test
    void whatIsTooOldIsGivenUpAndCounted() {
        add("user-1", 0);
        jdbc.sql("update outbox set created_at = created_at - interval '31 days' where receiver = 'app'")
                .update();

        int lost = deliveries.giveUp(Clock.systemUTC().instant().minus(properties.keep()));

        assertThat(lost).isEqualTo(1);
        assertThat(waiting("other")).isEqualTo(1);
        assertThat(state("app").givenUp()).isEqualTo(1);
    }

    /** Several nodes relay while others write and the receiver fails now and then: all arrives, each person's in order. */
    @Test
    @Shows(value = Promised.RECIPIENTS_ARE_TOLD, seed = "new for each run, printed on failure")
    void orderHoldsForEveryPersonWhileSeveralNodesRelay() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int people = 20;
        int each = 15;
        for (int number = 0; number < people * each / 10; number++) {
            app.next(FakeReceiver.status(random.nextBoolean() ? 500 : 422));
        }
        CyclicBarrier start = new CyclicBarrier(5);
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Future<?>> nodes = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                nodes.add(threads.submit(() -> {
                    start.await();
                    await().atMost(Duration.ofSeconds(60)).until(() -> {
                        relay("app");
                        return app.taken().size() >= people * each;
                    });
                    return null;
                }));
            }
            start.await();
            for (int number = 0; number < each; number++) {
                for (int person = 0; person < people; person++) {
                    add("user-" + person, number);
                }
            }
            for (Future<?> node : nodes) {
                node.get();
            }
        }

        for (int person = 0; person < people; person++) {
            assertThat(numbers(app, "user-" + person))
                    .as("seed " + seed)
                    .containsExactlyElementsOf(IntStream.range(0, each).boxed().toList());
        }
        assertThat(waiting("app")).isZero();
    }

    private void add(String subject, int number) {
        transactions.executeWithoutResult(status -> outbox().add(message(subject, number)));
    }

    private static OutboxMessage message(String subject, int number) {
        return new OutboxMessage(
                subject.getBytes(StandardCharsets.UTF_8), subject, "test.v1", AT, Map.of("number", number));
    }

    private Outbox outbox() {
        return new Outbox(JdbcClient.create(PERSON), JsonMapper.shared(), properties, UUID::randomUUID);
    }

    private void relayAll() {
        relay("app");
        relay("other");
    }

    private void relay(String receiver) {
        new Relay(deliveries, rows, new WebhookSender(Clock.systemUTC()), properties, new Random())
                .deliver(receiver(receiver), () -> false);
    }

    private Receiver receiver(String name) {
        return receivers.configured().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ReceiverState state(String name) {
        return receivers.state(receiver(name));
    }

    private static List<Integer> numbers(FakeReceiver receiver, String subject) {
        return receiver.about(subject).stream()
                .map(event -> event.at("/data/number").asInt())
                .toList();
    }

    private int waiting() {
        return waiting("app") + waiting("other");
    }

    private int waiting(String receiver) {
        return (int) state(receiver).waiting();
    }

    private OutboxProperties properties(Duration firstRetry) {
        Map<String, WebhookProperties> hooks = new LinkedHashMap<>();
        hooks.put("app", hook(app));
        hooks.put("other", hook(other));
        return new OutboxProperties(
                URI.create("https://only.you"), Duration.ofDays(30), firstRetry, Duration.ofHours(2), hooks);
    }

    private static WebhookProperties hook(FakeReceiver receiver) {
        return new WebhookProperties(receiver.url(), List.of(FakeReceiver.SECRET), Duration.ofSeconds(5));
    }
}
