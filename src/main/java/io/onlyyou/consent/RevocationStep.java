package io.onlyyou.consent;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what revocations of many ordered about one person, in a transaction of its own: the database lets none serve two
 * people, and nobody's page waits for another's ending.
 */
@Component
class RevocationStep {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationStep.class);
    private static final Duration LOCK = Duration.ofSeconds(2);

    private final RevocationTargets targets;
    private final DueRevocations due;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RevocationStep(
            RevocationTargets targets,
            DueRevocations due,
            People people,
            JdbcClient jdbc,
            PlatformTransactionManager manager) {
        this.targets = targets;
        this.due = due;
        this.people = people;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Never fails: what could not be done is noted, to be tried again. */
    void take(UUID revocation, RevocationTargets.Target target) {
        try {
            boolean done = Boolean.TRUE.equals(transactions.execute(status -> carryOut(target)));
            if (!done) {
                // Of somebody who is gone: nobody's ending has done it.
                targets.remove(target, revocation);
            }
        } catch (RuntimeException e) {
            // Its message may name people.
            LOG.warn(
                    "An ending of revocation {} failed ({}).",
                    revocation,
                    e.getClass().getSimpleName());
            targets.noteFailure(target, revocation);
        }
    }

    private boolean carryOut(RevocationTargets.Target target) {
        jdbc.sql("select set_config('lock_timeout', :millis, true)")
                .param("millis", Long.toString(LOCK.toMillis()))
                .query((row, number) -> Boolean.TRUE)
                .single();
        return people.lockKnown(target.subject()).map(due::carryOut).orElse(false);
    }
}
