package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts jobs on the queue in the caller's transaction, and wakes the workers of this node once it has committed. */
@Component
class JobQueue {

    static final TaskDescriptor<JobTicket> TASK = TaskDescriptor.of("portrait", JobTicket.class);

    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final Clock clock;

    JobQueue(Scheduler scheduler, JdbcClient jdbc, Clock clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(JobTicket ticket) {
        scheduler.schedule(TASK.instance(ticket.job().toString()).data(ticket).scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
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
}
