package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts jobs on the queue in the caller's transaction, and wakes the workers of this node once it has committed. */
@Component
class JobQueue {

    static final TaskDescriptor<JobTicket> TASK = TaskDescriptor.of("portrait", JobTicket.class);
    static final TaskDescriptor<ErrandTicket> ERRAND = TaskDescriptor.of("provider-errand", ErrandTicket.class);

    /** Asked for late, since the scheduler is made of tasks that use this. */
    private final ObjectProvider<Scheduler> scheduler;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobQueue(ObjectProvider<Scheduler> scheduler, JdbcClient jdbc, Clock clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(JobTicket ticket, Lane lane) {
        add(ticket, lane, clock.instant());
    }

    void add(JobTicket ticket, Lane lane, Instant at) {
        scheduler
                .getObject()
                .schedule(TASK.instance(ticket.job().toString())
                        .data(ticket)
                        .priority(lane.priority())
                        .scheduledTo(at));
        wakeAfterCommit();
    }

    void add(ErrandTicket ticket) {
        scheduler
                .getObject()
                .schedule(
                        ERRAND.instance(ticket.errand().toString()).data(ticket).scheduledTo(clock.instant()));
        wakeAfterCommit();
    }

    /** Has a waiting job looked at now; one that a worker has in hand is left to it. */
    void wake(UUID job) {
        jdbc.sql("""
                update scheduled_tasks set execution_time = :now
                where task_name = :task and task_instance = :job and not picked and execution_time > :now""")
                .param("task", TASK.getTaskName())
                .param("job", job.toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        wakeAfterCommit();
    }

    /** Takes jobs off the queue. One that a worker has in hand stays: the worker finds it cancelled and removes it. */
    void remove(Collection<UUID> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                delete from scheduled_tasks
                where task_name = :task and task_instance in (:jobs) and not picked""")
                .param("task", TASK.getTaskName())
                .param("jobs", jobs.stream().map(UUID::toString).toList())
                .update();
    }

    private void wakeAfterCommit() {
        Scheduler workers = scheduler.getObject();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workers.triggerCheckForDueExecutions();
            }
        });
    }
}
