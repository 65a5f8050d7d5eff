package io.onlyyou.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks a person's row as {@link People#lockKnown} does, for a transaction about what is to be shown and about nothing else: it
 * ends in time, and a crash may lose the last second of what it wrote, which no consent and no ledger entry could bear. All in one
 * round trip to the database: who waits for a page waits for each of them.
 *
 * <p>They are still statements of their own, one after the other: the lock is waited for under the limits, and the row is read
 * by a statement that begins once the lock is there ({@code hold_person}).
 */
@Repository
public class DecisionLock {

    /** Gives a statement its parameters. */
    @FunctionalInterface
    public interface Parameters {

        /**
         * Sets each of them.
         *
         * @param first the number of the first
         */
        void set(PreparedStatement statement, int first) throws SQLException;
    }

    // A crash may lose the last second of decisions; the promise about endings rests on none of them. The isolation
    // fails here where it is another by default, without the round trip that asking the driver takes. The statements
    // are about one person each, so a plan for anybody is right, and planning them costs more than running them.
    private static final String LIMITS = """
            select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),
                   set_config('synchronous_commit', 'off', true),
                   set_config('transaction_isolation', 'read committed', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true);
            """;

    private static final int LIMIT_PARAMETERS = 2;

    private static final String HOLD = People.HOLD.replace(":subject", "?");

    private final JdbcOperations jdbc;

    DecisionLock(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the person's row until the transaction ends; empty where the person was never heard of. From here on a statement of
     * this transaction that takes longer fails.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Person> lockKnown(Subject subject, long millis) {
        List<Person> locked = jdbc.execute((ConnectionCallback<List<Person>>) connection -> call(
                connection,
                millis,
                HOLD,
                (statement, first) -> statement.setString(first, subject.value()),
                People.PERSON));
        return Objects.requireNonNull(locked).stream().findFirst();
    }

    /**
     * Sends a statement that takes the lock itself, under the same limits and in the same round trip. Without a transaction around it
     * both are one, which has ended when this returns.
     *
     * @param sql with question marks; its parameters have a type, even where they are null: see {@link Trip}
     */
    public static <T> List<T> call(
            Connection connection, long millis, String sql, Parameters parameters, RowMapper<T> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIMITS.concat(sql))) {
            String limit = Long.toString(millis);
            statement.setString(1, limit);
            statement.setString(2, limit);
            parameters.set(statement, LIMIT_PARAMETERS + 1);
            statement.execute();
            statement.getMoreResults();
            List<T> read = new ArrayList<>();
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    read.add(Objects.requireNonNull(rows.mapRow(result, read.size())));
                }
            }
            return read;
        }
    }
}
