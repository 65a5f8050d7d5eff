package io.onlyyou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Requests at a fixed rate, whether or not earlier ones have been answered: each has its time, and what it waits beyond
 * that counts, so that a slow answer cannot hide the ones behind it.
 *
 * <p>With several nodes it does what any balancer does: one that refuses or hangs up is left aside, and another asked.
 */
final class OpenLoop {

    private static final int WORKERS = 64;

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
        return run(seconds, () -> "all").all().over(seconds);
    }

    /**
     * Runs for so long.
     *
     * @param phase of the run, at any moment
     */
    Timeline run(double seconds, Supplier<String> phase) throws Exception {
        long startedAt = System.nanoTime();
        long last = (long) (seconds * perSecond);
        List<Future<Timeline>> parts = new ArrayList<>();
        Timeline all = new Timeline();
        next.set(0);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (int worker = 0; worker < WORKERS; worker++) {
                int home = worker;
                parts.add(workers.submit((Callable<Timeline>) () -> work(home, startedAt, last, phase)));
            }
            for (Future<Timeline> part : parts) {
                all = all.plus(part.get());
            }
        }
        return all;
    }

    private Timeline work(int home, long startedAt, long last, Supplier<String> phase) {
        Timeline timeline = new Timeline();
        try (Wires wires = new Wires(ports, home)) {
            for (long number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                long due = startedAt + (long) (number * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Call call = calls.get();
                long sentAt = System.nanoTime();
                String outcome = wires.ask(call);
                long answeredAt = System.nanoTime();
                timeline.note(
                        phase.get(),
                        (answeredAt - startedAt) / 1_000_000_000,
                        (answeredAt - due) / 1000,
                        (answeredAt - sentAt) / 1000,
                        wires.serverMillis(),
                        outcome);
            }
        }
        return timeline;
    }
}
