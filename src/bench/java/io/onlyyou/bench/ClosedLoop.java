package io.onlyyou.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** As many requests as go through so many connections, each asking again as soon as it is answered. */
final class ClosedLoop implements AutoCloseable {

    private final int connections;
    private final ExecutorService workers;
    private final int port;

    ClosedLoop(int port, int connections) {
        this.port = port;
        this.connections = connections;
        this.workers = Executors.newFixedThreadPool(
                connections, Thread.ofPlatform().daemon().factory());
    }

    Measured run(Supplier<Call> calls, boolean pages, double seconds) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        List<Future<Measured>> parts = new ArrayList<>();
        for (int worker = 0; worker < connections; worker++) {
            parts.add(workers.submit((Callable<Measured>) () -> work(calls, pages, until)));
        }
        Measured all = Measured.none();
        for (Future<Measured> part : parts) {
            all = all.plus(part.get());
        }
        return all.over(seconds);
    }

    private Measured work(Supplier<Call> calls, boolean pages, long until) throws IOException {
        Histogram micros = new Histogram(3);
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Wire wire = new Wire(port)) {
            for (long now = System.nanoTime(); now < until; ) {
                int status = wire.ask(calls.get());
                long then = System.nanoTime();
                micros.recordValue((then - now) / 1000);
                now = then;
                boolean right = status == 200 && (!pages || wire.hasPageIntact());
                outcomes.merge(right ? wire.outcome() : "WRONG " + status, 1, Integer::sum);
            }
        }
        return new Measured(micros, outcomes, 0);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
