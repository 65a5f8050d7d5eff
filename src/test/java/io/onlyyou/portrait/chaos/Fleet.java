package io.onlyyou.portrait.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two workers whenever a test begins, one ten minutes fast and the other ten minutes slow; the dead are replaced. */
final class Fleet implements AutoCloseable {

    private static final Duration WRONG = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChaosProvider provider;
    private final CrashingServer server;
    private final Path key;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int started;

    Fleet(ChaosProvider provider, CrashingServer server, Path key) {
        this.provider = provider;
        this.server = server;
        this.key = key;
    }

    /** Waits until both are ready. */
    List<WorkerProcess> two() throws IOException {
        replaceTheDead();
        for (WorkerProcess worker : workers) {
            await().atMost(PATIENCE).until(() -> provider.isUp(worker.name()) || !worker.isAlive());
            if (!worker.isAlive()) {
                throw new IllegalStateException(worker.name() + " did not start:\n" + worker.output());
            }
        }
        return List.copyOf(workers);
    }

    /** Lets all go on that a test which failed may have left stopped. */
    void wake() throws IOException, InterruptedException {
        for (WorkerProcess worker : workers) {
            if (worker.isAlive()) {
                worker.signal("CONT");
            }
        }
    }

    /** Without waiting until they are ready. */
    void replaceTheDead() throws IOException {
        for (WorkerProcess worker : List.copyOf(workers)) {
            if (!worker.isAlive()) {
                worker.close();
                workers.remove(worker);
            }
        }
        while (workers.size() < 2) {
            started++;
            Duration clock = started % 2 == 0 ? WRONG : WRONG.negated();
            workers.add(WorkerProcess.start("worker-" + started, clock, provider, server, key));
        }
    }

    @Override
    public void close() throws IOException {
        for (WorkerProcess worker : workers) {
            worker.close();
        }
    }
}
