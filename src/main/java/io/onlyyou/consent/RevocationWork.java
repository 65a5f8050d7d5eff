package io.onlyyou.consent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out the endings of revocations of many: each person's in a transaction of its own, a few at a time, so that pages and
 * single endings still find a connection. One that fails is tried again when all others are done.
 */
@Component
class RevocationWork {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationWork.class);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 3;
    private static final Duration LOCK = Duration.ofSeconds(2);

    private final RevocationRows rows;
    private final RevocationTargets targets;
    private final DueRevocations due;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RevocationWork(
            RevocationRows rows,
            RevocationTargets targets,
            DueRevocations due,
            People people,
            JdbcClient jdbc,
            PlatformTransactionManager manager) {
        this.rows = rows;
        this.targets = targets;
        this.due = due;
        this.people = people;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
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
        List<Runnable> endings = new ArrayList<>();
        batch.forEach(target -> endings.add(() -> carryOut(revocation, target)));
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("revocation-", 0).factory())) {
            endings.forEach(threads::execute);
        }
    }

    private void carryOut(UUID revocation, RevocationTargets.Target target) {
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select set_config('lock_timeout', :millis, true)")
                        .param("millis", Long.toString(LOCK.toMillis()))
                        .query((row, number) -> Boolean.TRUE)
                        .single();
                people.lockKnown(target.subject()).ifPresent(due::settle);
            });
            targets.remove(target, revocation); // of somebody who is gone: nobody's ending has done it
        } catch (RuntimeException e) {
            // Its message may name people.
            LOG.warn(
                    "An ending of revocation {} failed ({}).",
                    revocation,
                    e.getClass().getSimpleName());
            targets.noteFailure(target, revocation);
        }
    }

    /** Not while it is stopped, and not over and over with those that failed. */
    private boolean isWorthGoingOn(UUID revocation, List<RevocationTargets.Target> batch) {
        return !batch.isEmpty()
                && batch.getLast().tries() == 0
                && rows.running().contains(revocation);
    }
}
