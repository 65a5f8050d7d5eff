package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Who holds a person's row holds that very row. */
@QuickIntegrationTest
class PersonLockIntegrationTests {

    @Autowired
    private Environment environment;

    private final String person = Scene.somebody();

    /** The account was deleted meanwhile, and there is a new row, which nobody has locked. */
    @Test
    void whoWaitedForARowThatWasMadeAnewHasLockedNothing() throws Exception {
        new Scene(Api.of(environment)).give(person, "feed");
        DataSource superuser = TestDatabase.of(environment).superuser();
        try (Connection erasing = superuser.getConnection();
                Connection waiting = superuser.getConnection();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            erasing.setAutoCommit(false);
            on(erasing)
                    .sql("delete from person where subject = ?")
                    .param(person)
                    .update();
            Future<Integer> held = thread.submit(() -> held(waiting));
            await().atMost(Duration.ofSeconds(30)).until(() -> isWaiting(superuser, waiting));

            on(erasing)
                    .sql("insert into person (subject, person_key, on_hold) values (?, gen_random_uuid(), false)")
                    .param(person)
                    .update();
            erasing.commit();

            assertThat(held.get()).isZero();
            assertThat(held(waiting)).isOne();
        }
    }

    private int held(Connection connection) {
        return on(connection)
                .sql("select key from hold_person(?)")
                .param(person)
                .query()
                .listOfRows()
                .size();
    }

    private static boolean isWaiting(DataSource superuser, Connection connection) throws SQLException {
        return JdbcClient.create(superuser)
                .sql("select exists (select 1 from pg_stat_activity where pid = ? and wait_event_type = 'Lock')")
                .param(connection.unwrap(PGConnection.class).getBackendPID())
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient on(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
