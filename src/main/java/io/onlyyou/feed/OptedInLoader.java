package io.onlyyou.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fills {@link OptedIn} on a thread and a connection of its own: when news begin to be listened for, when it is full, and
 * once an hour to forget who opted out.
 */
@Component
class OptedInLoader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OptedInLoader.class);
    private static final Duration ANEW = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int ROWS_AT_ONCE = 10_000;
    /** Room for those who opt in within the hour. */
    private static final long SPARE = 65_536;

    private static final String PEOPLE = """
            person where exists (
                select 1 from consent
                where consent.person_key = person.person_key and purpose in ('feed', 'stories') and state = 'given')""";

    private final OptedIn optedIn;
    private final DataSource acrossPeople;
    private volatile @Nullable Thread thread;

    OptedInLoader(OptedIn optedIn, @Qualifier("operate") DataSource acrossPeople) {
        this.optedIn = optedIn;
        this.acrossPeople = acrossPeople;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread started = Thread.ofPlatform().daemon().name("opted-in").unstarted(this::run);
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
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (Thread.currentThread() == thread) {
                optedIn.awaitNeed(ANEW);
                if (!fill()) {
                    optedIn.failed();
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where it did not work, and the database is asked about everybody until it does. */
    private boolean fill() {
        try (Connection connection = acrossPeople.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            connection.setAutoCommit(false); // or the driver would read all rows at once
            try (Statement statement = connection.createStatement()) {
                OptedIn.Filling filling = optedIn.begin(capacity(statement));
                if (filling != null) {
                    connection.rollback(); // so that what follows sees what was committed until now
                    fill(statement, filling);
                    optedIn.complete(filling);
                }
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Who has opted in could not be read ({}); trying again.", Failures.describe(e));
            return false;
        }
    }

    private static long capacity(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("select count(*) from " + PEOPLE)) {
            count.next();
            long people = count.getLong(1);
            return people + people / 4 + SPARE;
        }
    }

    private static void fill(Statement statement, OptedIn.Filling filling) throws SQLException {
        statement.setFetchSize(ROWS_AT_ONCE);
        try (ResultSet subjects = statement.executeQuery("select subject from " + PEOPLE)) {
            while (subjects.next()) {
                filling.add(subjects.getString(1));
            }
        }
    }
}
