package io.onlyyou.consent;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
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

    // A crash may lose the last second of decisions; the promise about endings rests on none of them. The isolation
    // fails here where it is another by default, without the round trip that asking the driver takes. The statements
    // are about one person each, so a plan for anybody is right, and planning them costs more than running them.
    private static final String LIMITS = """
            select set_config('lock_timeout', :millis, true), set_config('statement_timeout', :millis, true),
                   set_config('synchronous_commit', 'off', true),
                   set_config('transaction_isolation', 'read committed', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true);
            """;

    private static final String ALL = LIMITS + People.HOLD;

    private final NamedParameterJdbcOperations jdbc;

    DecisionLock(JdbcOperations jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * Locks the person's row until the transaction ends; empty where the person was never heard of. From here on a statement of
     * this transaction that takes longer fails.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Person> lockKnown(Subject subject, long millis) {
        Map<String, String> parameters = Map.of("millis", Long.toString(millis), "subject", subject.value());
        Person locked = jdbc.execute(ALL, parameters, DecisionLock::lock);
        return Optional.ofNullable(locked);
    }

    private static @Nullable Person lock(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            return row.next() ? People.PERSON.mapRow(row, 0) : null;
        }
    }
}
