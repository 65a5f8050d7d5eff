package io.onlyyou.feed;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has a transaction about decisions end in time. */
@Component
class DecisionLimits {

    // A crash may lose the last second of decisions; the promise about endings rests on none of them. The isolation
    // fails
    // here where it is another by default, without the round trip that asking the driver takes. The statements are
    // about
    // one person each, so a plan for anybody is right, and planning them costs more than running them.
    private static final String LIMITS = """
            select set_config('lock_timeout', :millis, true), set_config('statement_timeout', :millis, true),
                   set_config('synchronous_commit', 'off', true),
                   set_config('transaction_isolation', 'read committed', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true)""";

    /** A database that is there cuts its statements off itself; this ends the wait for one that has gone silent. */
    private static final long GRACE_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final JdbcOperations connection;

    DecisionLimits(JdbcClient jdbc, JdbcOperations connection) {
        this.jdbc = jdbc;
        this.connection = connection;
    }

    /** From here on a statement of this transaction that takes longer fails. */
    void set(long millis) {
        int silence = Math.toIntExact(millis + GRACE_MILLIS);
        connection.execute((ConnectionCallback<Boolean>) used -> {
            used.setNetworkTimeout(Runnable::run, silence); // the pool sets it back
            return true;
        });
        jdbc.sql(LIMITS)
                .param("millis", Long.toString(millis))
                .query((row, number) -> Boolean.TRUE)
                .single();
    }
}
