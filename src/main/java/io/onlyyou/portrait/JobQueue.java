package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts jobs on the queue in the caller's transaction, and wakes workers once it has committed: those of this process, or
 * where it has none those of all others. A worker that is not woken looks by itself before long.
 */
@Component
class JobQueue {

    /** The PostgreSQL channel on which workers are woken; its messages say nothing. */
    static final String CHANNEL = "onlyyou_portrait_job";

    static final TaskDescriptor<JobTicket> TASK = TaskDescriptor.of("portrait", JobTicket.class);
    static final TaskDescriptor<ErrandTicket> ERRAND = TaskDescriptor.of("provider-errand", ErrandTicket.class);

    /** Asked for late, since the scheduler is made of tasks that use this. */
    private final ObjectProvider<Scheduler> scheduler;

    private final JdbcClient jdbc;
    private final QueueClock clock;
    private final NodeRoles roles;
    private final Serializer serializer;

    JobQueue(
            ObjectProvider<Scheduler> scheduler,
            JdbcClient jdbc,
            QueueClock clock,
            NodeRoles roles,
            Serializer serializer) {
        this.scheduler = scheduler;
        this.serializer = serializer;
        this.jdbc = jdbc;
        this.clock = clock;
        this.roles = roles;
    }

    /** By the queue's clock: what is due then is due at once. */
    Instant now() {
        return clock.now();
    }

    /** The ticket as db-scheduler would write it; whoever writes it calls {@link #wake()}. */
    byte[] written(JobTicket ticket) {
        return serializer.serialize(ticket);
    }

    void add(ErrandTicket ticket) {
        scheduler
                .getObject()
                .schedule(
                        ERRAND.instance(ticket.errand().toString()).data(ticket).scheduledTo(clock.now()));
        wake();
    }

    /** Has a waiting job looked at now; one that a worker has in hand is left to it. */
    void wake(UUID job) {
        jdbc.sql("""
                update scheduled_tasks set execution_time = :now
                where (task_name, task_instance) = (
                    select task_name, task_instance from scheduled_tasks
                    where task_name = :task and task_instance = :job and not picked and execution_time > :now
                    for update skip locked)""")
                .param("task", TASK.getTaskName())
                .param("job", job.toString())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        wake();
    }

    /** Takes jobs off the queue. One that a worker has in hand stays: {@link JobClaims} finds it over and removes it. */
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

    /** Has workers look once the current transaction, if there is one, has committed. */
    void wake() {
        if (!roles.works()) {
            wakeOthers();
            return;
        }
        Scheduler workers = scheduler.getObject();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    workers.triggerCheckForDueExecutions();
                }
            });
        } else {
            workers.triggerCheckForDueExecutions();
        }
    }

    /** In this transaction, so that it is heard when that commits; an announcement holds up others that commit one. */
    private void wakeOthers() {
        jdbc.sql("select pg_notify(:channel, '') is null")
                .param("channel", CHANNEL)
                .query(Boolean.class)
                .single();
    }
}
