package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The database's time, by which the queue says on every node what is due and who is dead: a node whose own clock is wrong
 * neither takes over what is alive nor puts work off.
 *
 * <p>Asking costs nothing. Between two readings it goes by the processor's steady clock; it is read again in the background,
 * and while the database is away the last reading stands. See {@code docs/decisions/0034-the-queue-goes-by-one-clock.md}.
 */
@Component
class QueueClock implements Clock {

    private static final Duration VALIDITY = Duration.ofSeconds(15);

    /** What the database said, and what the steady clock said halfway between question and answer. */
    private record Reading(Instant at, long nanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    private final JdbcClient jdbc;
    private final AtomicReference<Reading> last;
    private final AtomicReference<Reading> beingReplaced = new AtomicReference<>();

    QueueClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.last = new AtomicReference<>(read());
    }

    @Override
    public Instant now() {
        Reading reading = last.get();
        Duration age = reading.age();
        if (age.compareTo(VALIDITY) > 0 && !reading.equals(beingReplaced.getAndSet(reading))) {
            Thread.ofVirtual().name("queue-clock").start(() -> replace(reading));
        }
        return reading.at().plus(age);
    }

    private void replace(Reading old) {
        try {
            last.compareAndSet(old, read());
        } catch (DataAccessException | TransactionException away) {
            // with the same distance to the database's clock as before, and due again in a while
            last.compareAndSet(old, new Reading(old.at().plus(old.age()), System.nanoTime()));
        }
    }

    private Reading read() {
        long asked = System.nanoTime();
        Instant at = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new Reading(at, asked + (System.nanoTime() - asked) / 2);
    }
}
