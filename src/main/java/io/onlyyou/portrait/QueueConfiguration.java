package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Wires db-scheduler, which wakes workers and rescues jobs whose worker died; what a job does is {@link PortraitWorker}'s. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    /**
     * A rescued job is handed out like a new one: its claim counts the attempt that died, so that a job which kills its
     * worker is given up in the end. It waits like after any failure, so that those which died together, the one that did
     * it among them, do not come back together. So does what fails outside of an attempt, such as without the database.
     */
    @Bean
    Task<JobTicket> portraitTask(PortraitWorker worker, Backoff backoff) {
        return Tasks.custom(JobQueue.TASK)
                .onDeadExecution((complete, queue) -> again(complete, queue, backoff))
                .onFailure((complete, queue) -> again(complete, queue, backoff))
                .execute((instance, context) -> unlessOver(worker.work(instance.getData())));
    }

    /** One that dies on the way counts, and is run again: to tell a provider twice does no harm. */
    @Bean
    Task<ErrandTicket> errandTask(ErrandRunner runner, Backoff backoff, PortraitsProperties properties) {
        Duration later = properties.longestBackoff();
        return Tasks.custom(JobQueue.ERRAND)
                .onDeadExecution((complete, queue) -> {
                    runner.died(
                            (ErrandTicket) complete.getExecution().taskInstance.getData());
                    again(complete, queue, backoff);
                })
                .onFailure((complete, queue) ->
                        queue.reschedule(complete, complete.getTimeDone().plus(later)))
                .execute((instance, context) -> completion(runner.run(instance.getData())));
    }

    /** On one node at a time, whichever comes first. */
    @Bean
    Task<Void> inventoryTask(Inventory inventory, InventoryProperties properties) {
        return Tasks.recurring("portrait-inventory", FixedDelay.of(properties.interval()))
                .onDeadExecution(QueueConfiguration::atOnce)
                .execute((instance, context) -> inventory.replenish());
    }

    /** What is done by the clock, on one worker at a time; another takes it over where that one dies. */
    @Bean
    Task<Void> upkeepTask(JobUpkeep upkeep, JobHistoryProperties properties) {
        return Tasks.recurring("portrait-upkeep", FixedDelay.of(properties.interval()))
                .onDeadExecution(QueueConfiguration::atOnce)
                .execute((instance, context) -> upkeep.run(context.getSchedulerClient()));
    }

    private static <T> void again(ExecutionComplete complete, ExecutionOperations<T> queue, Backoff backoff) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        queue.reschedule(complete, complete.getTimeDone().plus(backoff.afterFailure(failures)));
    }

    /** What is done by the clock counts nothing, and is done by another worker where one died of it. */
    private static <T> void atOnce(ExecutionComplete complete, ExecutionOperations<T> queue) {
        queue.reschedule(complete, complete.getTimeDone());
    }

    /** What is over has left the queue in the transaction that ended it. */
    private static <T> CompletionHandler<T> unlessOver(Optional<Duration> nextAttempt) {
        return (complete, queue) -> nextAttempt.ifPresent(
                delay -> queue.reschedule(complete, complete.getTimeDone().plus(delay)));
    }

    private static <T> CompletionHandler<T> completion(Optional<Duration> nextAttempt) {
        return (complete, queue) -> nextAttempt.ifPresentOrElse(
                delay -> queue.reschedule(complete, complete.getTimeDone().plus(delay)), queue::remove);
    }

    /** Task data as JSON: neither Java serialisation nor more than {@link JobTicket} holds. */
    @Bean
    Serializer queueSerializer(JsonMapper json) {
        return new Jackson3Serializer(json);
    }

    @Bean
    DbSchedulerCustomizer queueCustomizer(Serializer serializer) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(serializer);
            }
        };
    }

    /** Whether this process takes jobs off the queue; every process puts jobs on it. */
    @Bean
    NodeRoles nodeRoles(Environment environment) {
        return NodeRoles.in(environment);
    }

    /** Whatever is a task, of any room, is run by workers only: elsewhere nothing is started. */
    @Bean
    DbSchedulerStarter queueStarter(Scheduler scheduler, NodeRoles roles) {
        return roles.works() ? new ContextReadyStart(scheduler) : () -> {};
    }
}
