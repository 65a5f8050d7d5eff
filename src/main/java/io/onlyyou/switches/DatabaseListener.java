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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Keeps {@link Switches} up to date, and passes on to every {@link Ear} what is announced on any node, over one connection
 * of its own that is made again whenever it is lost.
 *
 * <p>The switches are read over that same connection whenever one is announced, and at least twice a second, so that neither
 * a lost announcement nor an exhausted pool keeps a node from knowing; while there is no connection, what was known stands.
 */
@Component
class DatabaseListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseListener.class);
    private static final Duration UNTIL_NEXT_LOOK = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ListenerConnections connections;
    private final Switches switches;
    private final List<Ear> ears;
    private final Duration untilNextLook;
    private volatile @Nullable Thread thread;
    private boolean lost;

    @Autowired
    DatabaseListener(ListenerConnections connections, Switches switches, ObjectProvider<Ear> ears) {
        this(connections, switches, ears.orderedStream().toList(), UNTIL_NEXT_LOOK);
    }

    /** @param untilNextLook how long the switches go without being read where nothing is announced */
    DatabaseListener(ListenerConnections connections, Switches switches, List<Ear> ears, Duration untilNextLook) {
        this.connections = connections;
        this.switches = switches;
        this.ears = List.copyOf(ears);
        this.untilNextLook = untilNextLook;
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

    /** Listens before anything is served, until nothing is served any more. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (isCurrent()) {
            try (Connection connection = connections.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                warnOnce(e);
            } finally {
                ears.forEach(Ear::deaf);
            }
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + SwitchBoard.CHANNEL);
            for (Ear ear : ears) {
                statement.execute("listen " + ear.channel());
            }
        }
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        switches.refresh(jdbc);
        ears.forEach(Ear::listening);
        lost = false;
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long readAt = System.nanoTime();
        while (isCurrent()) {
            boolean turned = hear(postgres.getNotifications((int) untilNextLook.toMillis()));
            if (turned || System.nanoTime() - readAt >= untilNextLook.toNanos()) {
                switches.refresh(jdbc); // which fails where the connection is gone
                readAt = System.nanoTime();
            }
        }
    }

    /** Passes on what is not about switches, and says whether anything else was. */
    private boolean hear(PGNotification[] news) {
        boolean turned = false;
        for (PGNotification one : news) {
            turned |= one.getName().equals(SwitchBoard.CHANNEL);
            for (Ear ear : ears) {
                if (ear.channel().equals(one.getName())) {
                    ear.heard(one.getParameter());
                }
            }
        }
        return turned;
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
    private void warnOnce(Exception failure) {
        if (!lost) {
            lost = true;
            String kind = failure.getClass().getSimpleName();
            LOG.warn("Listening for changes failed ({}); trying again until it works.", kind);
        }
    }

    private static void joinQuietly(Thread running) {
        try {
            running.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
