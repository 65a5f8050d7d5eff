package io.onlyyou.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The first pages that a node is asked for once it says that it is ready, with and without warming up before. */
final class ColdBenchmark {

    private static final int PAGES = Benchmarks.option("pages", 500);
    private static final int RATE = Benchmarks.option("rate", 50);
    private static final int TIMES = Benchmarks.option("times", 2);
    /** One page in so many gets something; the others are mixed as they usually are. */
    private static final int INJECTED = 5;

    private ColdBenchmark() {}

    static void run() throws Exception {
        try (Database database = new Database()) {
            new Population(database.jdbc()).settle();
            System.out.printf("%nthe first %d pages, %d a second, one in %d injected%n", PAGES, RATE, INJECTED);
            for (int time = 0; time < TIMES; time++) {
                measure("cold", database, "--onlyyou.warm-up.longest=PT0S");
                measure("warmed up", database);
            }
        }
    }

    private static void measure(String name, Database database, String... settings) throws Exception {
        long startedAt = System.nanoTime();
        try (Node node = new Node(database.url(), settings)) {
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            Calls calls = new Calls();
            AtomicInteger count = new AtomicInteger();
            Supplier<Call> pages = () -> count.getAndIncrement() % INJECTED == 0 ? calls.injected() : calls.mixed();
            Measured measured = new OpenLoop(pages, RATE, node.port()).run(PAGES / (double) RATE);
            System.out.printf(
                    Locale.ROOT, "%-10s ready after %4.1f s; longest %6.1f ms; %s%n", name, seconds, measured.millis(100), measured);
        }
    }
}
