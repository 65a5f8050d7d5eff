package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders to revoke many people's consent. */
@Repository
class RevocationRows {

    private static final String READ = """
            select revocation.*,
                (select count(*) from revocation_target where revocation_id = id)::integer as remaining
            from revocation where id = :id""";

    /** An order that an idempotency key was used for. */
    record Keyed(UUID id, byte[] content) {}

    private final JdbcClient jdbc;
    private final JdbcClient across;

    RevocationRows(JdbcClient jdbc, @Qualifier("operate") JdbcClient across) {
        this.jdbc = jdbc;
        this.across = across;
    }

    /** At the database's clock; whom it is about is added by {@link #begin}. */
    void insert(UUID id, RevocationOrder order, @Nullable RequestKey request) {
        across.sql("""
                insert into revocation (id, purposes, reason, ticket, hold, selection, people, state, ordered_by,
                    ordered_at, request_key, request_hash)
                values (:id, :purposes, :reason, :ticket, :hold, '', 0, 'running', :by,
                    clock_timestamp(), :requestKey, :requestHash)""")
                .param("id", id)
                .param("purposes", RevocationTargets.wires(order.purposes()))
                .param("reason", order.reason())
                .param("ticket", order.ticket())
                .param("hold", order.hold())
                .param("by", order.actor().client())
                .param("requestKey", request == null ? null : request.key())
                .param("requestHash", request == null ? null : request.content())
                .update();
    }

    /** It counts from when the last of them was found. */
    void begin(UUID id, RevocationSelection selection, int people) {
        across.sql("""
                update revocation set selection = :selection, people = :people, ordered_at = clock_timestamp()
                where id = :id""")
                .param("selection", selection.summary(people))
                .param("people", people)
                .param("id", id)
                .update();
    }

    Optional<Keyed> madeBy(RequestKey request) {
        return across.sql("select id, request_hash from revocation where request_key = :key")
                .param("key", request.key())
                .query((row, number) -> new Keyed(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
    }

    Optional<Revocation> find(UUID id) {
        return across.sql(READ)
                .param("id", id)
                .query(RevocationRows::revocation)
                .optional();
    }

    List<UUID> running() {
        return across.sql("select id from revocation where state = 'running' order by ordered_at")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** False where it is not in that state. */
    boolean change(UUID id, Revocation.State from, Revocation.State to, Actor actor) {
        return across.sql("""
                update revocation set state = :to, changed_by = :by, changed_at = clock_timestamp()
                where id = :id and state = :from""")
                        .param("to", to.wire())
                        .param("by", actor.client())
                        .param("id", id)
                        .param("from", from.wire())
                        .update()
                == 1;
    }

    /** Once nobody is left, whoever carried out the last ending. */
    void finishIfDone(UUID id) {
        across.sql("""
                update revocation set state = 'finished', finished_at = clock_timestamp()
                where id = :id and state = 'running'
                  and not exists (select 1 from revocation_target where revocation_id = :id)""").param("id", id).update();
    }

    void removeFinishedBefore(Instant before) {
        across.sql("delete from revocation where state = 'finished' and finished_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Revocation revocation(ResultSet row, int number) throws SQLException {
        int people = row.getInt("people");
        int remaining = row.getInt("remaining");
        String changedBy = row.getString("changed_by");
        return new Revocation(
                row.getObject("id", UUID.class),
                Revocation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("selection"),
                purposes(row),
                row.getString("reason"),
                row.getString("ticket"),
                row.getBoolean("hold"),
                people,
                people - remaining,
                remaining,
                administrator(row.getString("ordered_by")).ledgerName(),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                changedBy == null ? null : administrator(changedBy).ledgerName(),
                Rows.instant(row, "changed_at"),
                Rows.instant(row, "finished_at"));
    }

    private static List<Purpose> purposes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("purposes").getArray())
                .map(Purpose::of)
                .toList();
    }

    /** What to do to each of the people it is about. */
    Optional<EndRequest> ending(UUID id) {
        return jdbc.sql("select * from revocation where id = :id")
                .param("id", id)
                .query((row, number) -> EndRequest.revocation(
                        Set.copyOf(purposes(row)),
                        administrator(row.getString("ordered_by")),
                        row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("ticket"),
                        row.getBoolean("hold")))
                .optional();
    }

    private static Actor administrator(String client) {
        return new Actor(Actor.Kind.ADMINISTRATOR, client);
    }
}
