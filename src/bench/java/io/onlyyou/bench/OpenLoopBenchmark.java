package io.onlyyou.bench;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A steady rate for ten minutes on two nodes, while PostgreSQL is stopped for one of them and a node is restarted cold: no
 * error, no answer beyond the deadline, every page intact.
 */
final class OpenLoopBenchmark {

    private static final int SECONDS = Benchmarks.option("seconds", 600);
    private static final int OUTAGE_SECONDS = Benchmarks.option("outage", 60);
    private static final int PERCENT = Benchmarks.option("percent", 70);
    private static final int RATE = Benchmarks.option("rate", 0);
    private static final int DEADLINE_MILLIS = 150;

    private OpenLoopBenchmark() {}

    static void run() throws Exception {
        try (Database database = new Database()) {
            new Population(database.jdbc()).settle();
            try (Node first = new Node(database);
                    Node second = new Node(database)) {
                Calls calls = new Calls();
                int rate = RATE > 0 ? RATE : capacity(calls, first, second) * PERCENT / 100;
                System.out.printf("%n%,d pages a second for %d s%n", rate, SECONDS);
                CompletableFuture<Void> mischief = CompletableFuture.runAsync(() -> disturb(database, second));
                Measured all = new OpenLoop(calls::mixed, rate, first.port(), second.port()).run(SECONDS);
                mischief.join();
                report(all);
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
        try {
            TimeUnit.SECONDS.sleep(SECONDS / 4);
            database.stop();
            System.out.println("PostgreSQL stopped");
            TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
            database.startAgain();
            System.out.println("PostgreSQL started");
            TimeUnit.SECONDS.sleep(SECONDS / 4);
            node.restart();
            System.out.println("a node restarted");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(Measured all) {
        long beyond = all.micros().getTotalCount()
                - all.micros().getCountBetweenValues(0, TimeUnit.MILLISECONDS.toMicros(DEADLINE_MILLIS));
        int wrong = all.outcomes().entrySet().stream()
                .filter(outcome -> outcome.getKey().startsWith("WRONG"))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        System.out.println(all);
        System.out.printf(
                Locale.ROOT,
                "%,d pages; wrong or torn: %d; later than %d ms after their time: %d; p99.9 %.2f ms, p99.99 %.2f ms, max"
                        + " %.1f ms%n",
                all.micros().getTotalCount(),
                wrong,
                DEADLINE_MILLIS,
                beyond,
                all.millis(99.9),
                all.millis(99.99),
                all.millis(100));
    }
}
