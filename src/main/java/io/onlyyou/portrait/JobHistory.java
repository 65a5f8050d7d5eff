package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A person's jobs that were long finished when {@link HistoryKeeping} moved them here, out of the way of the others.
 *
 * <p>See {@code docs/decisions/0035-history-by-the-month.md}.
 */
@Repository
class JobHistory {

    private final JdbcClient jdbc;

    JobHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The job of that id of that person, if it was moved here. */
    Optional<PortraitJob> find(PersonKey person, UUID job) {
        return jdbc.sql("select * from portrait_job_history where person_key = :person and id = :job")
                .param("person", person.value())
                .param("job", job)
                .query((row, number) -> job(row))
                .optional();
    }

    /** Deletes every trace of a person's jobs; after those that are not here yet, which may be on their way. */
    void erase(PersonKey person) {
        jdbc.sql("delete from portrait_job_history where person_key = :person")
                .param("person", person.value())
                .update();
    }

    static PortraitJob job(ResultSet row) throws SQLException {
        JobState state = JobState.of(row.getString("state"));
        return new PortraitJob(
                row.getObject("id", UUID.class),
                Trigger.of(row.getString("trigger")),
                row.getString("scenario"),
                state,
                row.getInt("attempt"),
                state == JobState.READY ? row.getObject("portrait_id", UUID.class) : null,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
