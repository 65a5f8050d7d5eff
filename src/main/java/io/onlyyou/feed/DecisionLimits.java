package io.onlyyou.feed;

import io.onlyyou.consent.DecisionLock;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Begins a transaction about decisions, and has it end in time: nothing may come before this in it. */
@Component
class DecisionLimits {

    /** A database that is there cuts its statements off itself; this ends the wait for one that has gone silent. */
    private static final long GRACE_MILLIS = 1_000;

    private final JdbcOperations connection;
    private final DecisionLock locks;

    DecisionLimits(JdbcOperations connection, DecisionLock locks) {
        this.connection = connection;
        this.locks = locks;
    }

    /** Locks the viewer's row, if there is one; from here on a statement of this transaction that takes longer fails. */
    Optional<Person> lock(Subject viewer, long millis) {
        connection.execute((ConnectionCallback<Boolean>) used -> {
            endSilence(used, millis);
            return true;
        });
        return locks.lockKnown(viewer, millis);
    }

    /** The same for a connection that is asked directly. */
    static void endSilence(Connection connection, long millis) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis + GRACE_MILLIS)); // the pool sets it back
    }
}
