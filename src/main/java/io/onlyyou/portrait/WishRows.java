package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.RequestKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what a person asked for. Words and pictures go by a trigger on the job's row: see {@code V24__wishes.sql}. */
@Repository
class WishRows {

    /** When somebody asked is counted for no longer than a day, with some to spare. */
    private static final Duration KEPT = Duration.ofDays(30);

    // Whose job is not to be found any more has been answered for, so that the key may stand for something new.
    private static final String FREE = """
            update portrait_wish set request_key = null, request_hash = null
            where person_key = :person and request_key = :key""";

    private static final String TIDY = """
            delete from portrait_wish wish
            where person_key = :person and asked_at < :before
                and not exists (select 1 from portrait where person_key = :person and id = wish.portrait_id)
                and not exists (select 1 from portrait_job where person_key = :person and id = wish.job_id)""";

    private static final String ADD = """
            insert into portrait_wish
                (person_key, job_id, portrait_id, surface, based_on, picture, request_key, request_hash, asked_at)
            values (:person, :job, :portrait, :surface, :basedOn, :picture, :key, :content, :at)""";

    /** A job that was asked for under an idempotency key, and a hash of what was asked for. */
    record Earlier(UUID job, byte[] content) {}

    private final JdbcClient jdbc;

    WishRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PersonKey person, KeptWish wish, @Nullable RequestKey request, Instant at) {
        about(TIDY, person)
                .param("before", at.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        if (request != null) {
            about(FREE, person).param("key", request.key()).update();
        }
        Surface surface = wish.surface();
        about(ADD, person)
                .param("job", wish.job())
                .param("portrait", wish.portrait())
                .param("surface", surface == null ? null : surface.wire())
                .param("basedOn", wish.basedOn())
                .param("picture", wish.picture())
                .param("key", request == null ? null : request.key())
                .param("content", request == null ? null : request.content())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<KeptWish> ofJob(PersonKey person, UUID job) {
        return about("select * from portrait_wish where person_key = :person and job_id = :job", person)
                .param("job", job)
                .query((row, number) -> wish(row))
                .optional();
    }

    Optional<KeptWish> ofPortrait(PersonKey person, UUID portrait) {
        return about("select * from portrait_wish where person_key = :person and portrait_id = :portrait", person)
                .param("portrait", portrait)
                .query((row, number) -> wish(row))
                .optional();
    }

    Optional<Earlier> under(PersonKey person, byte[] key) {
        return about("""
                        select job_id, request_hash from portrait_wish
                        where person_key = :person and request_key = :key""", person)
                .param("key", key)
                .query((row, number) -> new Earlier(row.getObject("job_id", UUID.class), row.getBytes("request_hash")))
                .optional();
    }

    /** When the person asked since then, the first time first. */
    List<Instant> since(PersonKey person, Instant since) {
        return about("""
                        select asked_at from portrait_wish
                        where person_key = :person and asked_at > :since order by asked_at""", person)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        row.getObject("asked_at", OffsetDateTime.class).toInstant())
                .list();
    }

    /** Leaves nothing of what was asked for but that, and when, so that an ending does not begin the count anew. */
    void forget(PersonKey person) {
        about("""
                        update portrait_wish set based_on = null, picture = null, request_key = null, request_hash = null
                        where person_key = :person""", person).update();
    }

    void erase(PersonKey person) {
        about("delete from portrait_wish where person_key = :person", person).update();
    }

    private JdbcClient.StatementSpec about(String sql, PersonKey person) {
        return jdbc.sql(sql).param("person", person.value());
    }

    private static KeptWish wish(ResultSet row) throws SQLException {
        String surface = row.getString("surface");
        return new KeptWish(
                row.getObject("job_id", UUID.class),
                row.getObject("portrait_id", UUID.class),
                surface == null ? null : Surface.of(surface),
                row.getObject("based_on", UUID.class),
                row.getObject("picture", UUID.class));
    }
}
