package io.onlyyou.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How each receiver is doing, the same for every node. */
@Repository
class ReceiverRows {

    private static final String STATES = """
            select receiver, count(outbox.id) as waiting, min(outbox.created_at) as oldest_at,
                   coalesce(max(state.delivered), 0) as delivered, coalesce(max(state.given_up), 0) as given_up,
                   coalesce(max(state.failures), 0) as failures, max(state.retry_at) as retry_at,
                   max(state.last_delivered_at) as last_delivered_at, max(state.last_failed_at) as last_failed_at,
                   max(state.last_failure) as last_failure
            from outbox full join outbox_receiver state using (receiver)
            group by receiver order by receiver""";

    private final JdbcClient jdbc;

    ReceiverRows(@Qualifier("operate") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Failures in a row; empty while the receiver is being left alone. */
    Optional<Integer> failuresIfOpen(Receiver receiver) {
        return jdbc.sql("""
                select coalesce(max(failures), 0) from outbox_receiver where receiver = :receiver
                having coalesce(max(retry_at), '-infinity') <= clock_timestamp()""")
                .param("receiver", receiver.name())
                .query(Integer.class)
                .optional();
    }

    @Transactional("operate")
    void delivered(Receiver receiver, int count) {
        jdbc.sql("""
                insert into outbox_receiver (receiver, delivered, last_delivered_at)
                values (:receiver, :count, clock_timestamp())
                on conflict (receiver) do update set delivered = outbox_receiver.delivered + excluded.delivered,
                    failures = 0, retry_at = null, last_delivered_at = excluded.last_delivered_at""").param("receiver", receiver.name()).param("count", count).update();
    }

    /**
     * @param wait how long to leave the receiver alone; null where only one message was refused
     */
    @Transactional("operate")
    void failed(Receiver receiver, String why, @Nullable Duration wait) {
        jdbc.sql("""
                insert into outbox_receiver as state (receiver, failures, retry_at, last_failed_at, last_failure)
                values (:receiver, :down, clock_timestamp() + make_interval(secs => cast(:wait as double precision)),
                    clock_timestamp(), :why)
                on conflict (receiver) do update set failures = state.failures + excluded.failures,
                    retry_at = coalesce(excluded.retry_at, state.retry_at),
                    last_failed_at = excluded.last_failed_at, last_failure = excluded.last_failure""")
                .param("receiver", receiver.name())
                .param("down", wait == null ? 0 : 1)
                .param("wait", wait == null ? null : wait.toMillis() / 1000.0)
                .param("why", why)
                .update();
    }

    /** Of everybody who was ever told anything. */
    List<ReceiverState> states() {
        return jdbc.sql(STATES).query(ReceiverRows::state).list();
    }

    private static ReceiverState state(ResultSet row, int number) throws SQLException {
        return new ReceiverState(
                row.getString("receiver"),
                row.getLong("waiting"),
                instant(row, "oldest_at"),
                row.getLong("delivered"),
                row.getLong("given_up"),
                row.getInt("failures"),
                instant(row, "retry_at"),
                instant(row, "last_delivered_at"),
                instant(row, "last_failed_at"),
                row.getString("last_failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
