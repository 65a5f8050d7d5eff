package io.onlyyou.consent;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Carries out the endings of revocations of many: a few at a time, so that pages and single endings still find a connection.
 * One that fails is tried again when all others are done.
 */
@Component
class RevocationWork {

    private static final int BATCH = 200;

    private final RevocationRows rows;
    private final RevocationTargets targets;
    private final RevocationStep step;
    private final RevocationProperties properties;

    RevocationWork(
            RevocationRows rows, RevocationTargets targets, RevocationStep step, RevocationProperties properties) {
        this.rows = rows;
        this.targets = targets;
        this.step = step;
        this.properties = properties;
    }

    /** Works until nothing is left to be tried now, or it is to stop. */
    void work(BooleanSupplier stopping) {
        rows.running().forEach(revocation -> work(revocation, stopping));
    }

    private void work(UUID revocation, BooleanSupplier stopping) {
        List<RevocationTargets.Target> batch;
        do {
            batch = targets.next(revocation, BATCH);
            carryOut(revocation, batch);
        } while (!stopping.getAsBoolean() && isWorthGoingOn(revocation, batch));
        rows.finishIfDone(revocation);
    }

    private void carryOut(UUID revocation, List<RevocationTargets.Target> batch) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                properties.atOnce(), Thread.ofPlatform().name("revocation-", 0).factory())) {
            batch.forEach(target -> threads.execute(() -> step.take(revocation, target)));
        }
    }

    /** Not while it is stopped, and not over and over with those that failed. */
    private boolean isWorthGoingOn(UUID revocation, List<RevocationTargets.Target> batch) {
        return !batch.isEmpty()
                && batch.getLast().tries() == 0
                && rows.running().contains(revocation);
    }
}
