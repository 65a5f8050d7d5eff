package io.onlyyou.bench;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A steady rate for ten minutes on two nodes, while PostgreSQL is stopped for one of them and a node is restarted cold: no
 * error, no answer beyond the deadline, every page intact.
 */
final class OpenLoopBenchmark {

    private static final int SECONDS = Benchmarks.option("seconds", 600);
    private static final int OUTAGE_SECONDS = Benchmarks.option("outage", SECONDS / 10);
    private static final int PERCENT = Benchmarks.option("percent", 70);
    private static final int RATE = Benchmarks.option("rate", 0);
    /** How long things may take to settle after the database, or a node, is back. */
    private static final int SETTLING_SECONDS = 10;

    private static final String NORMAL = "normal";

    private static volatile String phase = NORMAL;

    private OpenLoopBenchmark() {}

    static void run() throws Exception {
        try (Database database = new Database()) {
            new Population(database.jdbc()).settle();
            try (Node first = new Node(database.url());
                    Node second = new Node(database.url())) {
                Calls calls = new Calls();
                int rate = RATE > 0 ? RATE : capacity(calls, first, second) * PERCENT / 100;
                System.out.printf("%n%,d pages a second for %d s%n", rate, SECONDS);
                CompletableFuture<Void> mischief = CompletableFuture.runAsync(() -> disturb(database, second));
                try (Hiccups hiccups = new Hiccups()) {
                    report(
                            new OpenLoop(calls::mixed, rate, first.port(), second.port()).run(SECONDS, () -> phase),
                            hiccups);
                }
                mischief.get(3, TimeUnit.MINUTES); // a node may take two to be ready on a busy machine
            }
        }
    }

    /** What both nodes together can do, once warm. */
    private static int capacity(Calls calls, Node... nodes) throws Exception {
        for (Node node : nodes) {
            try (ClosedLoop warmUp = new ClosedLoop(node.port(), 8)) {
                warmUp.run(calls::mixed, true, 15);
            }
        }
        try (ClosedLoop one = new ClosedLoop(nodes[0].port(), 8);
                ClosedLoop other = new ClosedLoop(nodes[1].port(), 8)) {
            CompletableFuture<Measured> beside = CompletableFuture.supplyAsync(() -> ten(one, calls));
            Measured here = ten(other, calls);
            System.out.println("capacity " + here + " and " + beside.join());
            return (int) (here.perSecond() + beside.join().perSecond());
        }
    }

    private static Measured ten(ClosedLoop load, Calls calls) {
        try {
            return load.run(calls::mixed, true, 10);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL after a quarter of the time, the restart in the middle of the second half. */
    private static void disturb(Database database, Node node) {
        long startedAt = System.nanoTime();
        try {
            TimeUnit.SECONDS.sleep(SECONDS / 4);
            enter("database away", startedAt);
            database.stop();
            TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
            enter("database coming back", startedAt);
            database.startAgain();
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            enter(NORMAL, startedAt);
            TimeUnit.SECONDS.sleep(SECONDS / 4);
            enter("node stopping, starting", startedAt);
            node.restart();
            enter("node ready again", startedAt);
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            enter(NORMAL, startedAt);
        } catch (Exception e) {
            System.out.println("The disturbance itself failed: " + e);
            throw new IllegalStateException(e);
        }
    }

    private static void enter(String next, long startedAt) {
        phase = next;
        System.out.printf("%4d s  %s%n", (System.nanoTime() - startedAt) / 1_000_000_000, next);
    }

    private static void report(Timeline timeline, Hiccups hiccups) {
        Measured all = timeline.all().over(SECONDS);
        int wrong = all.outcomes().entrySet().stream()
                .filter(outcome -> outcome.getKey().startsWith("WRONG"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        System.out.println();
        timeline.print(hiccups);
        System.out.printf(
                Locale.ROOT,
                "%,d pages, %s%nfrom the time they were due: p99.9 %.2f ms, p99.99 %.2f ms, longest %.1f ms%n"
                        + "wrong or torn: %d; beyond the deadline: %d%n",
                all.micros().getTotalCount(),
                all,
                all.millis(99.9),
                all.millis(99.99),
                all.millis(100),
                wrong,
                timeline.lateAnswers());
    }
}
