package io.onlyyou.consent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells every node, when the current transaction commits, that a remembered "nothing for this person" may be out of
 * date. A lost message only makes a portrait late.
 */
@Component
public class ViewerChanges {

    /** The PostgreSQL channel; a message is the person's id. */
    public static final String CHANNEL = "onlyyou_viewer";

    /** How long the first waits for others to go along. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    private final JdbcClient jdbc;
    private final Queue<Subject> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announcing = new AtomicBoolean();

    ViewerChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Announces that something may now be shown to this person. */
    public void announce(Subject subject) {
        announce(List.of(subject));
    }

    /**
     * The same shortly after the current transaction has committed, together with others. For what happens often: PostgreSQL
     * commits one transaction that announces something after the other, each waiting for the disk of the one before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announceAfterwards(Subject subject) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                waiting.add(subject);
                announceWaiting();
            }
        });
    }

    /** By one thread at a time, which takes along whatever has come meanwhile. */
    private void announceWaiting() {
        if (!waiting.isEmpty() && announcing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("viewer-changes").start(() -> {
                try {
                    announceAll();
                } finally {
                    announcing.set(false);
                }
                announceWaiting();
            });
        }
    }

    private void announceAll() {
        LockSupport.parkNanos(GATHERING.toNanos());
        List<Subject> some = new ArrayList<>();
        for (Subject next = waiting.poll(); next != null; next = waiting.poll()) {
            some.add(next);
        }
        try {
            announceWithoutWaiting(some);
        } catch (DataAccessException away) {
            // then it is late
        }
    }

    private void announce(List<Subject> subjects) {
        tell("select pg_notify(:channel, subject) from unnest(cast(:subjects as text[])) as subject", subjects);
    }

    /** In a transaction of its own, for which nobody waits until it is on the disk. */
    private void announceWithoutWaiting(List<Subject> subjects) {
        tell("""
                select set_config('synchronous_commit', 'off', true), pg_notify(:channel, subject)
                from unnest(cast(:subjects as text[])) as subject""", subjects);
    }

    private void tell(String sql, List<Subject> subjects) {
        jdbc.sql(sql)
                .param("channel", CHANNEL)
                .param("subjects", subjects.stream().map(Subject::value).toArray(String[]::new))
                .query((row, number) -> Boolean.TRUE)
                .list();
    }
}
