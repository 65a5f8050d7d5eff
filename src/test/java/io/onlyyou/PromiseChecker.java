package io.onlyyou;

import io.onlyyou.PlantedFaults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Looks for a violation of the first promise from outside: writers give and end consent, readers splice pages and fetch
 * pictures, all over two service processes on one PostgreSQL, whose connections are killed and which is itself killed on the way.
 *
 * <p>{@code mvn -Ppromise test-compile exec:exec}, with {@code -Dreads=200000 -Dpeople=12 -Dreaders=12 -Dseed=1 -Dkills=10
 * -Dfault=NONE}. It prints what it did and fails where it finds anything.
 */
final class PromiseChecker {

    /** How much to do. */
    record Plan(int reads, int people, int readers, int kills, long seed, Fault fault) {}

    /** What came of it. */
    record Result(
            int reads,
            int carried,
            int endings,
            int failures,
            int kills,
            int restarts,
            int violations,
            long seconds,
            long seed) {

        @Override
        public String toString() {
            return ("%,d reads over two services, %,d of them carried a portrait, %,d failed; %,d endings; connections killed"
                            + " %d times, PostgreSQL %d times; violations: %d (%d s, seed %d)")
                    .formatted(reads, carried, failures, endings, kills, restarts, violations, seconds, seed);
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final Plan plan;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean broken;
    private long startedAt;
    private final long giveUpAt = System.nanoTime() + LONGEST.toNanos();

    private PromiseChecker(Plan plan) {
        this.plan = plan;
    }

    public static void main(String[] arguments) throws Exception {
        Plan plan = new Plan(
                Integer.getInteger("reads", 200_000),
                Integer.getInteger("people", 12),
                Integer.getInteger("readers", 12),
                Integer.getInteger("kills", 10),
                Long.getLong("seed", System.nanoTime()),
                Fault.valueOf(System.getProperty("fault", "NONE")));
        Result result = check(plan);
        System.out.println(result);
        System.exit(result.violations() == 0 ? 0 : 1);
    }

    static Result check(Plan plan) throws Exception {
        return new PromiseChecker(plan).check();
    }

    private Result check() throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "checker").toAbsolutePath()), "run-");
        try (CheckedDatabase database = new CheckedDatabase(folder);
                CheckedService one = CheckedService.start(database, folder, 1, plan.fault());
                CheckedService two = CheckedService.start(database, folder, 2, plan.fault())) {
            return check(database, List.of(one.awaitReady(), two.awaitReady()));
        }
    }

    private Result check(CheckedDatabase database, List<CheckedService> services) throws Exception {
        List<CheckedPerson> people = IntStream.range(0, plan.people())
                .mapToObj(number -> new CheckedPerson(services, this::goesOn))
                .toList();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < plan.people(); person++) {
                CheckedPerson each = people.get(person);
                Random random = new Random(plan.seed() + person);
                running.add(threads.submit(() -> writeOrStop(each, random)));
            }
            for (int reader = 0; reader < plan.readers(); reader++) {
                Random random = new Random(plan.seed() - 1 - reader);
                running.add(threads.submit(() -> read(people, random)));
            }
            startedAt = System.nanoTime();
            disturbOrStop(database);
            for (Future<?> each : running) {
                each.get(LONGEST.toMinutes(), TimeUnit.MINUTES);
            }
        }
        return result(people);
    }

    private void disturbOrStop(CheckedDatabase database) throws IOException, InterruptedException {
        boolean disturbed = false;
        try {
            disturb(database, new Random(plan.seed()));
            disturbed = true;
        } finally {
            if (!disturbed) {
                broken = true;
            }
        }
    }

    private boolean goesOn() {
        return !broken && reads.get() < plan.reads() && System.nanoTime() < giveUpAt;
    }

    /** A writer that fails ends the check, which would go on without meaning much. */
    private void writeOrStop(CheckedPerson person, Random random) {
        boolean written = false;
        try {
            person.write(random);
            written = true;
        } finally {
            if (!written) {
                broken = true;
            }
        }
    }

    private void read(List<CheckedPerson> people, Random random) {
        while (goesOn()) {
            people.get(random.nextInt(people.size())).read(random, reads.incrementAndGet());
        }
    }

    /** Spread over the check: two kills of the connections, then one of the server, and again. */
    private void disturb(CheckedDatabase database, Random random) throws IOException, InterruptedException {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            int at = (int) ((long) plan.reads() * kill / (plan.kills() + 1));
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(10 + random.nextInt(10)))
                    .until(() -> reads.get() >= at || !goesOn());
            if (kill % 3 == 0) {
                database.restartImmediately();
                restarts.incrementAndGet();
            } else {
                database.killConnections();
                kills.incrementAndGet();
            }
        }
    }

    private Result result(List<CheckedPerson> people) {
        return new Result(
                people.stream().mapToInt(person -> person.history.reads()).sum(),
                people.stream().mapToInt(person -> person.history.carried()).sum(),
                people.stream().mapToInt(person -> person.history.endings()).sum(),
                people.stream().mapToInt(CheckedPerson::failures).sum(),
                kills.get(),
                restarts.get(),
                people.stream()
                        .mapToInt(person -> person.history.violations().size())
                        .sum(),
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(),
                plan.seed());
    }
}
