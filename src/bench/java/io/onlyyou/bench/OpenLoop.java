package io.onlyyou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Requests at a fixed rate, whether or not earlier ones have been answered: each has its time, and what it waits beyond
 * that counts, so that a slow answer cannot hide the ones behind it.
 *
 * <p>With several nodes it does what any balancer does: one that refuses or hangs up is left aside, and another asked.
 */
final class OpenLoop {

    private static final int WORKERS = 64;
    /** The service's own, where the caller names none. */
    private static final long DEADLINE_NANOS = 150_000_000;

    private final int[] ports;
    private final Supplier<Call> calls;
    private final double perSecond;
    private final AtomicLong next = new AtomicLong();

    OpenLoop(Supplier<Call> calls, double perSecond, int... ports) {
        this.calls = calls;
        this.perSecond = perSecond;
        this.ports = ports;
    }

    Measured run(double seconds) throws Exception {
        long startedAt = System.nanoTime();
        long last = (long) (seconds * perSecond);
        List<Future<Measured>> parts = new ArrayList<>();
        Measured all = Measured.none();
        next.set(0);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (int worker = 0; worker < WORKERS; worker++) {
                int home = worker;
                parts.add(workers.submit((Callable<Measured>) () -> work(home, startedAt, last)));
            }
            for (Future<Measured> part : parts) {
                all = all.plus(part.get());
            }
        }
        return all.over(seconds);
    }

    private Measured work(int home, long startedAt, long last) {
        Histogram micros = new Histogram(3);
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Wires wires = new Wires(ports, home)) {
            for (long number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                long due = startedAt + (long) (number * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long sentAt = System.nanoTime();
                outcomes.merge(wires.ask(calls.get()), 1, Integer::sum);
                long answeredAt = System.nanoTime();
                micros.recordValue((answeredAt - due) / 1000);
                if (answeredAt - sentAt > DEADLINE_NANOS) {
                    outcomes.merge("(beyond the deadline)", 1, Integer::sum);
                }
            }
        }
        return new Measured(micros, outcomes, 0);
    }
}
