package io.onlyyou.switches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Turns switches, and tells every node: this one knows when the transaction has committed, the others within a second. */
@Repository
public class SwitchBoard {

    /** The PostgreSQL channel; a message is the name of the switch that was turned. */
    static final String CHANNEL = "onlyyou_switch";

    private static final String TURN = """
            insert into switch (name, is_on, reason, changed_by, changed_at)
            values (:name, :on, :reason, :by, :now)
            on conflict (name) do update set is_on = excluded.is_on, reason = excluded.reason,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            returning *, pg_notify(:channel, name)""";

    private final JdbcClient jdbc;
    private final Switches switches;
    private final Clock clock;

    SwitchBoard(JdbcClient jdbc, Switches switches, Clock clock) {
        this.jdbc = jdbc;
        this.switches = switches;
        this.clock = clock;
    }

    /** Every switch that was ever turned, by name. */
    public List<SwitchState> all() {
        return jdbc.sql("select * from switch order by name collate \"C\"")
                .query(SwitchBoard::state)
                .list();
    }

    /** Turns a switch; turning it off needs a reason. */
    @Transactional
    public SwitchState turn(SwitchName name, boolean on, @Nullable String reason, String by) {
        SwitchState turned = jdbc.sql(TURN)
                .param("name", name.value())
                .param("on", on)
                .param("reason", reason)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("channel", CHANNEL)
                .query(SwitchBoard::state)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                switches.changed(name.value(), on);
            }
        });
        return turned;
    }

    private static SwitchState state(ResultSet row, int number) throws SQLException {
        return new SwitchState(
                row.getString("name"),
                row.getBoolean("is_on"),
                row.getString("reason"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
