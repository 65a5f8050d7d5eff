package io.onlyyou;

import io.onlyyou.PlantedFaults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
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

    /**
     * How much to do. So many reads are not enough where they found little to carry, say while a service that has just been
     * started answers late: the check goes on until it has seen so many portraits carried too, and consents end, or the
     * time is up.
     */
    record Plan(
            int reads,
            int carried,
            int endings,
            int people,
            int readers,
            int kills,
            long seed,
            Fault fault,
            Duration longest) {}

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
            long seed,
            Map<String, Integer> pages) {

        boolean isAllOf(Plan plan) {
            return reads >= plan.reads() && carried >= plan.carried() && endings >= plan.endings();
        }

        @Override
        public String toString() {
            return ("%,d reads over two services, %,d of them carried a portrait, %,d failed; %,d endings; connections killed"
                            + " %d times, PostgreSQL %d times; violations: %d (%d s, seed %d); pages by outcome: %s")
                    .formatted(reads, carried, failures, endings, kills, restarts, violations, seconds, seed, pages);
        }
    }

    private final Plan plan;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean broken;
    private final long startedAt;
    private final List<CheckedPerson> people;

    public static void main(String[] arguments) throws Exception {
        int reads = Integer.getInteger("reads", 200_000);
        Plan plan = new Plan(
                reads,
                reads / 100,
                reads / 400,
                Integer.getInteger("people", 12),
                Integer.getInteger("readers", 12),
                Integer.getInteger("kills", 10),
                Long.getLong("seed", System.nanoTime()),
                Fault.valueOf(System.getProperty("fault", "NONE")),
                Duration.ofMinutes(40));
        Result result = check(plan);
        System.out.println(result);
        System.exit(result.violations() == 0 && result.isAllOf(plan) ? 0 : 1);
    }

    static Result check(Plan plan) throws Exception {

        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "checker").toAbsolutePath()), "run-");
        try (CheckedDatabase database = new CheckedDatabase(folder);
                CheckedService one = CheckedService.start(database, folder, 1, plan.fault());
                CheckedService two = CheckedService.start(database, folder, 2, plan.fault())) {
            return new PromiseChecker(plan, List.of(one.awaitReady(), two.awaitReady())).check(database);
        }
    }

    private PromiseChecker(Plan plan, List<CheckedService> services) {
        this.plan = plan;
        this.people = IntStream.range(0, plan.people())
                .mapToObj(number -> new CheckedPerson(services, this::goesOn))
                .toList();
        this.startedAt = System.nanoTime();
    }

    private Result check(CheckedDatabase database) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < plan.people(); person++) {
                CheckedPerson each = people.get(person);
                Random random = new Random(plan.seed() + person);
                running.add(threads.submit(() -> writeOrStop(each, random)));
            }
            for (int reader = 0; reader < plan.readers(); reader++) {
                Random random = new Random(plan.seed() - 1 - reader);
                running.add(threads.submit(() -> read(random)));
            }
            disturbOrStop(database);
            for (Future<?> each : running) {
                each.get(plan.longest().toSeconds() + 60, TimeUnit.SECONDS);
            }
        }
        return result();
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
        return !broken
                && progress() < 1
                && System.nanoTime() - startedAt < plan.longest().toNanos();
    }

    /** How much of the plan is done, of 1. */
    private double progress() {
        return Math.min(
                (double) sum(person -> person.history.reads()) / plan.reads(),
                Math.min(
                        (double) sum(person -> person.history.carried()) / plan.carried(),
                        (double) sum(person -> person.history.endings()) / plan.endings()));
    }

    private int sum(ToIntFunction<CheckedPerson> of) {
        return people.stream().mapToInt(of).sum();
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

    private void read(Random random) {
        while (goesOn()) {
            people.get(random.nextInt(people.size())).read(random, asked.incrementAndGet());
        }
    }

    /** Spread over the check: two kills of the connections, then one of the server, and again. */
    private void disturb(CheckedDatabase database, Random random) throws IOException, InterruptedException {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            double at = (double) kill / (plan.kills() + 1);
            Awaitility.await()
                    .atMost(plan.longest().plusMinutes(1))
                    .pollInterval(Duration.ofMillis(10 + random.nextInt(10)))
                    .until(() -> progress() >= at || !goesOn());
            if (kill % 3 == 0) {
                database.restartImmediately();
                restarts.incrementAndGet();
            } else {
                database.killConnections();
                kills.incrementAndGet();
            }
        }
    }

    private Result result() {
        return new Result(
                sum(person -> person.history.reads()),
                sum(person -> person.history.carried()),
                sum(person -> person.history.endings()),
                sum(CheckedPerson::failures),
                kills.get(),
                restarts.get(),
                sum(person -> person.history.violations().size()),
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(),
                plan.seed(),
                pages());
    }

    private Map<String, Integer> pages() {
        Map<String, Integer> pages = new TreeMap<>();
        people.forEach(person -> person.pages().forEach((outcome, count) -> pages.merge(outcome, count, Integer::sum)));
        return pages;
    }
}
