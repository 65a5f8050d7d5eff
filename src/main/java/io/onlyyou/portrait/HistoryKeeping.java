package io.onlyyou.portrait;

import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves everybody's long finished jobs into the {@link JobHistory}, and drops them in the end. */
@Component
class HistoryKeeping {

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

    HistoryKeeping(@Qualifier("operate") JdbcClient jdbc, QueueClock clock, JobHistoryProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    /** Makes room for this month and the next, and drops the months that are older than they may become. */
    @Transactional("operate")
    public void keepMonths() {
        jdbc.sql("select keep_portrait_job_history(make_interval(secs => :retention)) is null")
                .param("retention", properties.retention().toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Moves some of those that have been finished long enough; true where there may be more. */
    @Transactional("operate")
    public boolean moveSome() {
        return jdbc.sql(MOVE)
                        .param("before", clock.now().minus(properties.after()).atOffset(ZoneOffset.UTC))
                        .param("limit", AT_ONCE)
                        .update()
                == AT_ONCE;
    }
}
