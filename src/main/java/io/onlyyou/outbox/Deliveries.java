package io.onlyyou.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for each receiver. Of each stream only the oldest can be claimed, by one at a time, until it is delivered: that
 * is the order, whichever node delivers.
 */
@Repository
class Deliveries {

    /** Longer than any attempt may take, so that two never try the same unless one of them died. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String CLAIM = """
            with head as (
                select one.subject_hash, one.receiver, one.position from outbox one
                where one.receiver = :receiver and one.due_at <= clock_timestamp()
                  and not exists (
                      select 1 from outbox earlier
                      where earlier.subject_hash = one.subject_hash and earlier.receiver = one.receiver
                        and earlier.position < one.position)
                order by one.position limit :most
                for update of one skip locked
            )
            update outbox set attempts = attempts + 1,
                due_at = clock_timestamp() + make_interval(secs => :lease)
            from head
            where outbox.subject_hash = head.subject_hash and outbox.receiver = head.receiver
              and outbox.position = head.position
            returning outbox.subject_hash, outbox.position, outbox.id, outbox.body, outbox.attempts""";

    private static final RowMapper<Waiting> WAITING = (row, number) -> new Waiting(
            row.getBytes("subject_hash"),
            row.getLong("position"),
            row.getObject("id", UUID.class),
            row.getString("body"),
            row.getInt("attempts"));

    private final JdbcClient jdbc;

    Deliveries(@Qualifier("operate") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional("operate")
    List<Waiting> claim(Receiver receiver, int most) {
        return jdbc.sql(CLAIM)
                .param("receiver", receiver.name())
                .param("most", most)
                .param("lease", LEASE.toSeconds())
                .query(WAITING)
                .list();
    }

    @Transactional("operate")
    void delivered(Receiver receiver, Waiting message) {
        jdbc.sql("delete from outbox where subject_hash = :stream and receiver = :receiver and position = :position")
                .param("stream", message.stream())
                .param("receiver", receiver.name())
                .param("position", message.position())
                .update();
    }

    /** Lets it be claimed again then, and with it what waits behind it. */
    @Transactional("operate")
    void putOff(Receiver receiver, Waiting message, Duration wait) {
        jdbc.sql("""
                update outbox set due_at = clock_timestamp() + make_interval(secs => :wait)
                where subject_hash = :stream and receiver = :receiver and position = :position
                  and attempts = :attempts""")
                .param("wait", wait.toMillis() / 1000.0)
                .param("stream", message.stream())
                .param("receiver", receiver.name())
                .param("position", message.position())
                .param("attempts", message.attempts())
                .update();
    }

    /** Gives up what was added before then, also for receivers that are none any more. */
    @Transactional("operate")
    int giveUp(Instant addedBefore) {
        return jdbc.sql("""
                with lost as (delete from outbox where created_at < :before returning receiver),
                     counted as (select receiver, count(*) as lost from lost group by receiver),
                     noted as (
                         insert into outbox_receiver (receiver, given_up) select receiver, lost from counted
                         on conflict (receiver) do update set given_up = outbox_receiver.given_up + excluded.given_up)
                select coalesce(sum(lost), 0)::integer from counted""")
                .param("before", addedBefore.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
