package io.onlyyou.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Every page injected, one page after the other, for people of whom the database holds few and many. In turns, so that
 * whatever else the machine does falls on all of them, and once with as many different viewers in the one as in the other:
 * then the rows are all that differs, and with anybody also what is in memory.
 */
final class RowsBenchmark {

    private static final int EACH = 10;
    private static final int FEW = Benchmarks.option("few", 10_000) / EACH;
    private static final int MANY = Benchmarks.option("many", 10_000_000) / EACH;
    private static final int SECONDS = Benchmarks.option("seconds", 5);
    private static final int ROUNDS = Benchmarks.option("rounds", 8);
    /** A cold virtual machine is many times slower than what is to be compared. */
    private static final int WARM_UP_SECONDS = Benchmarks.option("warm-up", 30);

    private static final int WARM_UP_CONNECTIONS = 8;

    private record Kind(Node node, Supplier<Call> calls) {}

    private RowsBenchmark() {}

    static void run() throws Exception {
        try (Database small = filled(FEW);
                Database large = filled(MANY);
                Node ofFew = new Node(small.url());
                Node ofMany = new Node(large.url())) {
            Calls calls = new Calls();
            Map<String, Kind> kinds = new LinkedHashMap<>();
            kinds.put("few", new Kind(ofFew, () -> calls.crowd(FEW, 1)));
            kinds.put("many, as many viewers", new Kind(ofMany, () -> calls.crowd(FEW, MANY / FEW)));
            kinds.put("many, anybody", new Kind(ofMany, () -> calls.crowd(MANY, 1)));
            warmUp(kinds.get("few"));
            warmUp(kinds.get("many, anybody"));
            report(measure(kinds));
        }
    }

    private static Database filled(int people) throws Exception {
        Database database = new Database();
        long startedAt = System.nanoTime();
        new Population(database.jdbc()).crowd(people);
        System.out.printf(
                Locale.ROOT, "%,d rows after %d s%n", people * EACH, (System.nanoTime() - startedAt) / 1_000_000_000);
        return database;
    }

    private static void warmUp(Kind kind) throws Exception {
        try (ClosedLoop load = new ClosedLoop(kind.node().port(), WARM_UP_CONNECTIONS)) {
            load.run(kind.calls(), true, WARM_UP_SECONDS);
        }
    }

    private static Map<String, Measured> measure(Map<String, Kind> kinds) throws Exception {
        Map<String, Measured> sums = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
                try (ClosedLoop load = new ClosedLoop(kind.getValue().node().port(), 1)) {
                    sums.merge(kind.getKey(), load.run(kind.getValue().calls(), true, SECONDS), Measured::plus);
                }
            }
        }
        return sums;
    }

    private static void report(Map<String, Measured> measured) {
        double few = measured.get("few").millis(50);
        System.out.printf(Locale.ROOT, "%nfew: %,d rows; many: %,d rows%n", FEW * EACH, MANY * EACH);
        measured.forEach((kind, sum) -> System.out.printf(
                Locale.ROOT,
                "%-22s median of few x %.2f  %s%n",
                kind,
                sum.millis(50) / few,
                sum.over(ROUNDS * (double) SECONDS)));
    }
}
