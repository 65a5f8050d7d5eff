package io.onlyyou.bench;

import java.util.Locale;

/** Every page injected, for people of whom the database holds few and many, one page after the other. */
final class RowsBenchmark {

    private static final int EACH = 10;
    private static final int FEW = Benchmarks.option("few", 10_000) / EACH;
    private static final int MANY = Benchmarks.option("many", 10_000_000) / EACH;
    private static final int SECONDS = Benchmarks.option("seconds", 10);

    private RowsBenchmark() {}

    static void run() throws Exception {
        double few = median(FEW);
        double many = median(MANY);
        System.out.printf(
                Locale.ROOT,
                "%nmedian with %,d rows %.3f ms, with %,d rows %.3f ms: %.2f times%n",
                FEW * EACH,
                few,
                MANY * EACH,
                many,
                many / few);
    }

    private static double median(int people) throws Exception {
        try (Database database = new Database()) {
            long startedAt = System.nanoTime();
            new Population(database.jdbc()).crowd(people);
            System.out.printf(
                    "%,d rows after %d s%n", people * EACH, (System.nanoTime() - startedAt) / 1_000_000_000);
            try (Node node = new Node(database);
                    ClosedLoop load = new ClosedLoop(node.port(), 1)) {
                Calls calls = new Calls();
                load.run(() -> calls.crowd(people), true, 2.0 * SECONDS);
                Measured measured = load.run(() -> calls.crowd(people), true, SECONDS);
                System.out.println(measured);
                return measured.millis(50);
            }
        }
    }
}
