package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps jobs that are long finished out of the way of those that are not, and forgets them in the end.
 *
 * <p>See {@code docs/decisions/0035-history-by-the-month.md}.
 */
@Repository
class JobHistory {

    private static final int AT_ONCE = 1000;

    private static final String MOVE = """
            with gone as (
                delete from portrait_job job using (
                    select person_key, id from portrait_job
                    where state in ('ready', 'refused', 'cancelled') and finished_at < :before
                    limit :limit for update skip locked) as old
                where job.person_key = old.person_key and job.id = old.id
                returning job.*)
            insert into portrait_job_history (person_key, id, archived_at, portrait_id, trigger, scenario, state, attempt,
                created_at, finished_at, details)
            select person_key, id, clock_timestamp(), portrait_id, trigger, scenario, state, attempt, created_at,
                finished_at, to_jsonb(gone) - array['person_key', 'id', 'prompt', 'caption', 'alt']
            from gone""";

    private final JdbcClient jdbc;
    private final QueueClock clock;
    private final JobHistoryProperties properties;

    JobHistory(JdbcClient jdbc, QueueClock clock, JobHistoryProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** Makes room for this month and the next, and drops the months that are older than they may become. */
    @Transactional
    public void keepMonths() {
        jdbc.sql("select keep_portrait_job_history(make_interval(secs => :retention)) is null")
                .param("retention", properties.retention().toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Moves some of those that have been finished long enough; true where there may be more. */
    @Transactional
    public boolean moveSome() {
        Duration after = properties.after();
        return jdbc.sql(MOVE)
                        .param("before", clock.now().minus(after).atOffset(ZoneOffset.UTC))
                        .param("limit", AT_ONCE)
                        .update()
                == AT_ONCE;
    }

    /** The job of that id of that person, if it was moved here. */
    Optional<PortraitJob> find(PersonKey person, UUID job) {
        return jdbc.sql("select * from portrait_job_history where person_key = :person and id = :job")
                .param("person", person.value())
                .param("job", job)
                .query((row, number) -> job(row))
                .optional();
    }

    /** How many of a person's jobs were moved here. */
    long countOf(PersonKey person) {
        return jdbc.sql("select count(*) from portrait_job_history where person_key = :person")
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    /** Deletes every trace of a person's jobs; after those that are not here yet, which may be on their way. */
    void erase(PersonKey person) {
        jdbc.sql("delete from portrait_job_history where person_key = :person")
                .param("person", person.value())
                .update();
    }

    private static PortraitJob job(ResultSet row) throws SQLException {
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
