package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.onlyyou.consent.Subject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table and queue in step with each other by the clock: what is long finished goes into the history, and a job that is
 * open without being on the queue is put back there, since the table is the truth. Whoever has long not looked for a place at
 * a provider is struck off the list there.
 */
@Component
class JobUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(JobUpkeep.class);

    /** Longer than any transaction that takes a job off the queue and says so in the table. */
    private static final Duration NO_LONGER_ON_ITS_WAY = Duration.ofMinutes(10);

    private static final String STRAYED = """
            select person.subject, job.id
            from portrait_job job join person on person.person_key = job.person_key
            where job.state in ('queued', 'running', 'waiting')
                and coalesce(job.started_at, job.created_at) < :before
                and not exists (
                    select 1 from scheduled_tasks task
                    where task.task_name = :task and task.task_instance = cast(job.id as text))
                and not exists (
                    select 1 from portrait_line standing
                    where standing.person_key = job.person_key and standing.job_id = job.id)
            limit 1000""";

    private static final String GONE = "delete from provider_wait where seen_at < now() - interval '1 hour'";

    private final JdbcClient jdbc;
    private final HistoryKeeping history;
    private final QueueClock clock;

    JobUpkeep(@Qualifier("operate") JdbcClient jdbc, HistoryKeeping history, QueueClock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
    }

    /** Does all of it once. */
    void run(SchedulerClient queue) {
        bringBack(queue);
        jdbc.sql(GONE).update();
        history.keepMonths();
        while (history.moveSome()) {
            // until none is left that is old enough
        }
    }

    private void bringBack(SchedulerClient queue) {
        List<JobTicket> strayed = jdbc.sql(STRAYED)
                .param("before", clock.now().minus(NO_LONGER_ON_ITS_WAY).atOffset(ZoneOffset.UTC))
                .param("task", JobQueue.TASK.getTaskName())
                .query((row, number) ->
                        new JobTicket(new Subject(row.getString("subject")), row.getObject("id", UUID.class)))
                .list();
        strayed.forEach(ticket -> queue.scheduleIfNotExists(
                JobQueue.TASK.instance(ticket.job().toString()).data(ticket).scheduledTo(clock.now())));
        if (!strayed.isEmpty()) {
            LOG.warn("{} jobs were open without being on the queue, and are on it again", strayed.size());
        }
    }
}
