package io.onlyyou.feed;

import io.onlyyou.consent.ViewerChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Passes on what {@link ViewerChanges} announces on any node, over a connection of its own that is made again whenever
 * it is lost; the {@link NoCache} knows at every moment whether it stands.
 */
@Component
class ViewerListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerListener.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int QUIET_WAITS_BEFORE_CHECK = 10;
    private static final int CHECK_SECONDS = 2;

    private final ListenerConnections connections;
    private final NoCache cache;
    private volatile @Nullable Thread thread;

    ViewerListener(ListenerConnections connections, NoCache cache) {
        this.connections = connections;
        this.cache = cache;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread started =
                    Thread.ofPlatform().daemon().name("viewer-listener").unstarted(this::run);
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
                LOG.warn("Listening for changes failed ({}); trying again.", Failures.describe(e));
            } finally {
                cache.deaf();
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ViewerChanges.CHANNEL);
        }
        cache.listening();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        int quiet = 0;
        while (isCurrent()) {
            PGNotification[] news = postgres.getNotifications((int) WAIT.toMillis());
            for (PGNotification one : news) {
                cache.changed(one.getParameter());
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

    private static void joinQuietly(Thread running) {
        try {
            running.join(WAIT.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
