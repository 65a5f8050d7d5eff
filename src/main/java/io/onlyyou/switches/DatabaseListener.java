package io.onlyyou.switches;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes on to every {@link Ear} what is announced on any node, over one connection of its own that is made again
 * whenever it is lost.
 */
@Component
class DatabaseListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseListener.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int QUIET_WAITS_BEFORE_CHECK = 10;
    private static final int CHECK_SECONDS = 2;

    private final ListenerConnections connections;
    private final List<Ear> ears;
    private volatile @Nullable Thread thread;

    DatabaseListener(ListenerConnections connections, ObjectProvider<Ear> ears) {
        this.connections = connections;
        this.ears = ears.orderedStream().toList();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread started =
                    Thread.ofPlatform().daemon().name("database-listener").unstarted(this::run);
            thread = started; // before it runs, since it runs only while it is the one named here
            started.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            joinQuietly(running);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isCurrent()) {
            try (Connection connection = connections.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("Listening for changes failed ({}); trying again.", describe(e));
            } finally {
                ears.forEach(Ear::deaf);
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Ear ear : ears) {
                statement.execute("listen " + ear.channel());
            }
        }
        ears.forEach(Ear::listening);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        int quiet = 0;
        while (isCurrent()) {
            PGNotification[] news = postgres.getNotifications((int) WAIT.toMillis());
            for (PGNotification one : news) {
                passOn(one);
            }
            quiet = news.length == 0 ? quiet + 1 : 0;
            if (quiet >= QUIET_WAITS_BEFORE_CHECK) {
                quiet = 0;
                if (!connection.isValid(CHECK_SECONDS)) {
                    throw new SQLException("The connection is gone.", "08006");
                }
            }
        }
    }

    private void passOn(PGNotification news) {
        for (Ear ear : ears) {
            if (ear.channel().equals(news.getName())) {
                ear.heard(news.getParameter());
            }
        }
    }

    private boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void pause() {
        if (isCurrent()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Without the message, which may quote anything. */
    private static String describe(Exception failure) {
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return failure.getClass().getSimpleName() + (state == null ? "" : ", SQL state " + state);
    }

    private static void joinQuietly(Thread running) {
        try {
            running.join(WAIT.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
