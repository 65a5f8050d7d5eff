package io.onlyyou;

import io.onlyyou.PlantedFaults.Fault;
import io.onlyyou.support.Api;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * How long a revocation takes to be answered while splices keep every core busy: a service process, the load and PostgreSQL
 * on one machine. {@code mvn -Pbench test-compile exec:exec@revocations}.
 */
final class RevocationBenchmark {

    private static final int VIEWERS = 20;
    private static final int WARM_UP = 20;
    private static final String TRUST = TestTokens.client("trust-ops", "admin:revoke");
    private static final double NANOS_A_MILLI = 1e6;

    private final Scene scene;
    private final Api api;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong splices = new AtomicLong();

    private RevocationBenchmark(CheckedService service) {
        this.api = service.api();
        this.scene = service.scene();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "checker").toAbsolutePath()), "latency-");
        try (CheckedDatabase database = new CheckedDatabase(folder);
                CheckedService service = CheckedService.start(database, folder, 1, Fault.NONE)) {
            new RevocationBenchmark(service.awaitReady())
                    .run(Integer.getInteger("people", 220), Integer.getInteger("readers", 12));
        }
        System.exit(0);
    }

    private void run(int people, int threads) throws InterruptedException {
        List<String> viewers = optedIn(VIEWERS);
        List<String> revoked = optedIn(people);
        try (ExecutorService load = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(thread);
                load.execute(() -> splice(viewers, random));
            }
            revoked.subList(0, WARM_UP).forEach(this::revoke);
            long spliced = splices.get();
            long began = System.nanoTime();
            long[] nanos = new long[people - WARM_UP];
            for (int person = WARM_UP; person < people; person++) {
                nanos[person - WARM_UP] = revoke(revoked.get(person));
                Thread.sleep(Duration.ofMillis(20));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            done.set(true);
            report(nanos, (splices.get() - spliced) / seconds);
        }
    }

    private List<String> optedIn(int people) {
        List<String> ids =
                IntStream.range(0, people).mapToObj(each -> Scene.somebody()).toList();
        ids.forEach(id -> scene.optIn(id, "generation", "feed"));
        return ids;
    }

    private void splice(List<String> viewers, Random random) {
        while (!done.get()) {
            scene.splice("eager", viewers.get(random.nextInt(viewers.size())), Scene.page(20));
            splices.incrementAndGet();
        }
    }

    private long revoke(String id) {
        long began = System.nanoTime();
        Reply reply = api.post(
                "/v1/admin/subjects/" + id + "/revocations",
                TRUST,
                "{\"purposes\":\"all\",\"reason\":\"a benchmark\"}");
        long nanos = System.nanoTime() - began;
        if (reply.status() != 200 || reply.json().path("keysDestroyed").asInt() != 1) {
            throw new IllegalStateException(reply.text());
        }
        return nanos;
    }

    private static void report(long[] nanos, double splicesASecond) {
        Arrays.sort(nanos);
        System.out.printf(
                "%d revocations beside %.0f splices a second: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms%n",
                nanos.length,
                splicesASecond,
                nanos[nanos.length / 2] / NANOS_A_MILLI,
                nanos[nanos.length * 99 / 100] / NANOS_A_MILLI,
                nanos[nanos.length - 1] / NANOS_A_MILLI);
    }
}
