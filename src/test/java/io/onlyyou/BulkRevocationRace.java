package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of many people, asked for by several threads while all of them are revoked by one order. */
final class BulkRevocationRace {

    private static final int THREADS = 4;
    private static final int READS_BEFORE = 300;
    private static final int DEADLINE_MILLIS = 150;
    private static final String TRUST = TestTokens.client("trust-ops", "admin:read", "admin:revoke");

    /** A page: when it was asked for, how long that took, and whether it carried anything. */
    private record Read(long beganAt, long nanos, double serverMillis, boolean answered, boolean carried) {}

    /**
     * What the race came to.
     *
     * @param late answers to pages begun since the order that took longer than the deadline by our own clock, from the first byte
     * @param lateForCaller the same by the caller's, with everything that this machine does between the two
     */
    record Result(
            long seed,
            int people,
            Duration order,
            int endedMeanwhile,
            Duration watched,
            int carriedBefore,
            int begunAfter,
            int violations,
            int notAnswered,
            int late,
            int lateForCaller,
            Duration median,
            Duration p99,
            Duration longest) {

        @Override
        public String toString() {
            return String.join(
                    "; ",
                    "Revoked %d people while serving (seed %d)".formatted(people, seed),
                    "ordered in %d ms".formatted(order.toMillis()),
                    "%d endings carried out in %d ms".formatted(endedMeanwhile, watched.toMillis()),
                    "%d pages carried something before".formatted(carriedBefore),
                    "%d of %d begun afterwards did".formatted(violations, begunAfter),
                    "%d not answered".formatted(notAnswered),
                    "since the order %d later than %d ms by the server's clock".formatted(late, DEADLINE_MILLIS),
                    "%d by the caller's".formatted(lateForCaller),
                    "for the caller p50 %d ms, p99 %d ms, longest %d ms"
                            .formatted(median.toMillis(), p99.toMillis(), longest.toMillis()));
        }
    }

    private final Api api;
    private final JdbcClient jdbc;
    private final int people;
    private final Duration patience;
    private final long seed = System.nanoTime();
    private final String prefix = "bulk-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final String feedService = TestTokens.client("feed-service", "feed:splice");
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threadNumber = new AtomicInteger();
    private volatile boolean watching = true;

    /**
     * @param patience how long to watch after the answer, unless all endings are carried out before
     */
    BulkRevocationRace(Api api, JdbcClient jdbc, int people, Duration patience) {
        this.api = api;
        this.jdbc = jdbc;
        this.people = people;
        this.patience = patience;
    }

    Result run() throws Exception {
        bringTogether();
        String order = IntStream.rangeClosed(1, people)
                .mapToObj(number -> "\"" + prefix + number + "\"")
                .collect(Collectors.joining(
                        ",",
                        "{\"purposes\":\"all\",\"reason\":\"race\",\"expectedCount\":" + people + ",\"subjects\":[",
                        "]}"));
        long orderedAt;
        long answeredAt;
        int ended;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                readers.add(threads.submit(this::read));
            }
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> reads.stream().filter(Read::carried).count() >= READS_BEFORE);
                orderedAt = System.nanoTime();
                Reply answer = api.post("/v1/admin/revocations", TRUST, order);
                answeredAt = System.nanoTime();
                assertThat(answer.status()).as(answer.text()).isEqualTo(202);
                ended = watch(answer.header("Location"));
            } finally {
                watching = false;
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        return result(orderedAt, answeredAt, ended);
    }

    private int watch(String location) {
        long until = System.nanoTime() + patience.toNanos();
        return await().atMost(patience.plusMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> api.get(location, TRUST).json(),
                        found -> found.path("state").asString().equals("finished") || System.nanoTime() - until > 0)
                .path("ended")
                .asInt();
    }

    private void read() {
        RandomGenerator random = new SplittableRandom(seed + threadNumber.incrementAndGet());
        while (watching) {
            String viewer = prefix + (1 + random.nextInt(people));
            long beganAt = System.nanoTime();
            Reply reply = api.post(
                    "/v1/feeds/eager/viewers/" + viewer + "/splice",
                    feedService,
                    Scene.page(20),
                    "Onlyyou-Deadline-Ms",
                    Integer.toString(DEADLINE_MILLIS));
            long nanos = System.nanoTime() - beganAt;
            boolean carried = reply.text().contains("onlyyou:");
            reads.add(new Read(beganAt, nanos, serverMillis(reply), reply.status() == 200, carried));
        }
    }

    private static double serverMillis(Reply reply) {
        String timing = reply.header("Server-Timing");
        return timing.isEmpty() ? 0 : Double.parseDouble(timing.substring(timing.indexOf('=') + 1));
    }

    private Result result(long orderedAt, long answeredAt, int ended) {
        long finishedAt = System.nanoTime();
        List<Read> before =
                reads.stream().filter(read -> read.beganAt() - answeredAt <= 0).toList();
        List<Read> after =
                reads.stream().filter(read -> read.beganAt() - answeredAt > 0).toList();
        List<Read> sinceOrder =
                reads.stream().filter(read -> read.beganAt() - orderedAt > 0).toList();
        List<Long> nanos = sinceOrder.stream().map(Read::nanos).sorted().toList();
        return new Result(
                seed,
                people,
                Duration.ofNanos(answeredAt - orderedAt),
                ended,
                Duration.ofNanos(finishedAt - answeredAt),
                (int) before.stream().filter(Read::carried).count(),
                after.size(),
                (int) after.stream().filter(Read::carried).count(),
                (int) reads.stream().filter(read -> !read.answered()).count(),
                (int) sinceOrder.stream()
                        .filter(read -> read.serverMillis() > DEADLINE_MILLIS)
                        .count(),
                (int) nanos.stream()
                        .filter(each -> each > DEADLINE_MILLIS * 1_000_000L)
                        .count(),
                Duration.ofNanos(nanos.get(nanos.size() / 2)),
                Duration.ofNanos(nanos.get(nanos.size() * 99 / 100)),
                Duration.ofNanos(nanos.getLast()));
    }

    /** Everybody has said yes to generation and feed, and has a portrait, a key and a picture under it. */
    private void bringTogether() {
        insert("insert into person (subject, person_key) select :prefix || n, gen_random_uuid()"
                + " from generate_series(1, " + people + ") n");
        for (String purpose : List.of("generation", "feed")) {
            insert("""
                    insert into consent (person_key, purpose, state, epoch, since, asserted_by, asserted_at, receipt_id)
                    select person_key, '%s', 'given', 1, clock_timestamp(), 'test', clock_timestamp(), gen_random_uuid()
                    from person where subject like :prefix || '%%'""".formatted(purpose));
        }
        insert("""
                insert into portrait (person_key, id, job_id, trigger, generation_epoch, feed_epoch, state, scenario,
                    prompt, caption, alt, provider, model, model_version, seed, width, height, selfies, poses,
                    consent_receipt_id, made_at)
                select person_key, person_key, person_key, 'opt-in', 1, 1, 'ready', 'superhero', 'p', 'c', 'a',
                    'quick', 'square', '1', 1, 1024, 1024, '{}', '{}', person_key, clock_timestamp()
                from person where subject like :prefix || '%'""");
        insert("""
                insert into data_key (person_key, epoch, wrapped, created_at)
                select person_key, 1, 'x', clock_timestamp() from person where subject like :prefix || '%'""");
        insert("""
                insert into vault_item (person_key, item, variant, epoch, kind, media_type, width, height, content, size,
                    created_at)
                select person_key, person_key, '1024', 1, 'PORTRAIT', 'image/png', 1024, 1024, 'x', 1, clock_timestamp()
                from person where subject like :prefix || '%'""");
        jdbc.sql("analyze").update();
        // as whoever says yes is announced, or the service takes them for somebody who never did
        jdbc.sql("select count(pg_notify('onlyyou_viewer', subject)) from person where subject like :prefix || '%'")
                .param("prefix", prefix)
                .query(Long.class)
                .single();
    }

    private void insert(String sql) {
        jdbc.sql(sql).param("prefix", prefix).update();
    }
}
