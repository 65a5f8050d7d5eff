package io.onlyyou.switches;

import io.onlyyou.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One of several services on the same database: its switches, and what keeps them up to date. */
final class Node implements AutoCloseable {

    final Switches switches;
    /** Whether its listener can connect. */
    final AtomicBoolean reachable = new AtomicBoolean(true);
    /** How often its listener tried to. */
    final AtomicInteger attempts = new AtomicInteger();

    private final String name = "node-" + UUID.randomUUID();
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final DatabaseListener listener;

    Node(TestDatabase database) {
        this(database, Duration.ofMillis(500));
    }

    /** @param untilNextLook how long its switches go without being read where it hears of nothing */
    Node(TestDatabase database, Duration untilNextLook) {
        this.database = database;
        jdbc = JdbcClient.create(database.dataSource());
        switches = new Switches(jdbc);
        listener = new DatabaseListener(this::connect, switches, List.of(), untilNextLook);
        listener.start();
    }

    private Connection connect() throws SQLException {
        attempts.incrementAndGet();
        if (!reachable.get()) {
            throw new SQLException("unreachable", "08001");
        }
        Connection connection = database.dataSource().getConnection();
        connection.setClientInfo("ApplicationName", name);
        return connection;
    }

    /** Turns a switch as a caller of this node does. */
    void turn(String name, boolean on) {
        var pool = database.dataSource();
        var board = new SwitchBoard(JdbcClient.create(pool), switches, Clock.systemUTC());
        new TransactionTemplate(new DataSourceTransactionManager(pool))
                .executeWithoutResult(status -> board.turn(new SwitchName(name), on, "a test", "test"));
    }

    /** Whether its listener waits for announcements. */
    boolean isListening() {
        return JdbcClient.create(database.superuser())
                .sql("select exists (select 1 from pg_stat_activity where application_name = :name"
                        + " and state = 'idle' and query like '%from switch%')")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Ends the listener's connection from the other side, and says whether there was one. */
    boolean cutListener() {
        return !JdbcClient.create(database.superuser())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = :name")
                .param("name", name)
                .query(Boolean.class)
                .list()
                .isEmpty();
    }

    @Override
    public void close() {
        listener.stop();
    }
}
