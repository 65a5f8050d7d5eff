package io.onlyyou.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestDatabase;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Two nodes on one database, each of which hears what the other turns. */
class SwitchesIntegrationTests {

    private static final String TURN_IN_SILENCE = """
            insert into switch (name, is_on, reason, changed_by, changed_at)
            values ('everything', :on, 'nobody was told', 'test', now())
            on conflict (name) do update set is_on = excluded.is_on""";

    private final TestDatabase database = TestDatabase.create().migrated();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private Node here;
    private Node there;

    @BeforeEach
    void open() {
        here = new Node(database);
        there = new Node(database);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void everythingIsOnUntilItIsTurnedOff() {
        assertThat(here.switches.isOn("everything")).isTrue();
        assertThat(here.switches.isOn("rule:1")).isTrue();
        assertThat(here.switches.isFeedOn("home")).isTrue();
        assertThat(here.switches.isProviderOn("main")).isTrue();
    }

    @Test
    @Shows(Promised.STOPPED_BY_A_SWITCH)
    void knowsAtOnceWhatWasTurnedHereAndSoonWhatWasTurnedThere() {
        here.turn("feed:home", false);

        assertThat(here.switches.isFeedOn("home")).isFalse();
        assertThat(here.switches.isFeedOn("stories")).isTrue();
        assertThat(here.switches.isProviderOn("home")).isTrue();
        await().until(() -> !there.switches.isFeedOn("home"));

        there.turn("feed:home", true);

        assertThat(there.switches.isFeedOn("home")).isTrue();
        await().until(() -> here.switches.isFeedOn("home"));
    }

    @Test
    void everythingTurnsOffEachFeedAndProvider() {
        here.turn("everything", false);

        assertThat(here.switches.isFeedOn("home")).isFalse();
        assertThat(here.switches.isProviderOn("main")).isFalse();
        assertThat(here.switches.isOn("feed:home")).isTrue();
    }

    @Test
    void looksForItselfWhereNobodyAnnouncesAnything() {
        turnInSilence(false);
        await().until(() -> !there.switches.isOn("everything"));
    }

    /** As little as {@link #looksForItselfWhereNobodyAnnouncesAnything} shows that anything is announced. */
    @Test
    void hearsOfAChangeLongBeforeItWouldLookForItself() {
        Node patient = new Node(database, Duration.ofHours(1));
        try {
            await().until(patient::isListening);
            here.turn("feed:home", false);
            await().until(() -> !patient.switches.isFeedOn("home"));
        } finally {
            patient.cutListener(); // or its thread would wait there for the rest of the hour
            patient.close();
        }
    }

    @Test
    void listensAgainWhenItsConnectionIsCut() {
        await().until(there::cutListener);
        turnInSilence(false);
        await().until(() -> !there.switches.isOn("everything"));

        there.cutListener();
        here.turn("everything", true);
        await().until(() -> there.switches.isOn("everything"));
    }

    @Test
    void keepsWhatItKnewWhileTheDatabaseIsAway() {
        here.turn("feed:home", false);
        await().until(() -> !there.switches.isFeedOn("home"));
        there.reachable.set(false);
        await().until(there::cutListener);
        here.turn("feed:home", true);

        int before = there.attempts.get();
        await().until(() -> there.attempts.get() > before + 2);
        assertThat(there.switches.isFeedOn("home")).isFalse();

        there.reachable.set(true);
        await().until(() -> there.switches.isFeedOn("home"));
    }

    @Test
    void remembersThroughARestart() {
        here.turn("provider:main", false);
        assertThat(new Switches(jdbc).isProviderOn("main")).isFalse();
    }

    @Test
    void doesNotStartWithoutKnowing() {
        JdbcClient.create(database.owner())
                .sql("alter table switch rename to elsewhere")
                .update();
        assertThatThrownBy(() -> new Switches(jdbc)).isInstanceOf(DataAccessException.class);
    }

    /** What is read may be older than what this node has been told since the reading began. */
    @Test
    void aSlowReadingUndoesNoLaterChange() {
        AtomicBoolean slow = new AtomicBoolean(true);
        DataSource overtaken = new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                if (slow.getAndSet(false)) {
                    takeSnapshot(connection);
                    here.turn("everything", false);
                }
                return connection;
            }
        };
        here.switches.refresh(JdbcClient.create(overtaken));
        assertThat(here.switches.isOn("everything")).isFalse();
    }

    @Test
    void askingAllocatesNothing() {
        here.turn("provider:main", false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 1_000_000;
        int on = 0;

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < times; time++) {
            on += here.switches.isOn("feed:home") ? 1 : 0;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(on).isEqualTo(times);
        assertThat(allocated).isLessThan(times);
    }

    private void turnInSilence(boolean on) {
        jdbc.sql(TURN_IN_SILENCE).param("on", on).update();
    }

    private static void takeSnapshot(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from switch");
        }
    }
}
