package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Wires db-scheduler, which wakes workers and rescues jobs whose worker died; what a job does is {@link PortraitWorker}'s. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    private static final String WORKER = "worker";

    /**
     * A rescued job is handed out like a new one: its claim counts the attempt that died, so that a job which kills its
     * worker is given up in the end. What fails outside of an attempt (the database is away) is tried again, at length.
     */
    @Bean
    Task<JobTicket> portraitTask(PortraitWorker worker, PortraitsProperties properties) {
        Duration later = properties.longestBackoff();
        return Tasks.custom(JobQueue.TASK)
                .onDeadExecutionRevive()
                .onFailure((complete, queue) ->
                        queue.reschedule(complete, complete.getTimeDone().plus(later)))
                .execute((instance, context) -> completion(worker.work(instance.getData())));
    }

    /** One that dies on the way is run again: to tell a provider twice does no harm. */
    @Bean
    Task<ErrandTicket> errandTask(ErrandRunner runner, PortraitsProperties properties) {
        Duration later = properties.longestBackoff();
        return Tasks.custom(JobQueue.ERRAND)
                .onDeadExecutionRevive()
                .onFailure((complete, queue) ->
                        queue.reschedule(complete, complete.getTimeDone().plus(later)))
                .execute((instance, context) -> completion(runner.run(instance.getData())));
    }

    /** On one node at a time, whichever comes first. */
    @Bean
    Task<Void> inventoryTask(Inventory inventory, InventoryProperties properties) {
        return Tasks.recurring("portrait-inventory", FixedDelay.of(properties.interval()))
                .execute((instance, context) -> inventory.replenish());
    }

    private static <T> CompletionHandler<T> completion(Optional<Duration> nextAttempt) {
        return (complete, queue) -> nextAttempt.ifPresentOrElse(
                delay -> queue.reschedule(complete, complete.getTimeDone().plus(delay)), queue::remove);
    }

    /** Task data as JSON: neither Java serialisation nor more than {@link JobTicket} holds. */
    @Bean
    DbSchedulerCustomizer queueCustomizer(JsonMapper json) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer(json));
            }
        };
    }

    @Bean
    com.github.kagkarlsson.scheduler.Clock queueClock(Clock clock) {
        return clock::instant;
    }

    /** A process without the role of a worker puts jobs on the queue, but takes none off it. */
    @Bean
    DbSchedulerStarter queueStarter(Scheduler scheduler, Environment environment) {
        return works(environment) ? new ContextReadyStart(scheduler) : () -> {};
    }

    private static boolean works(Environment environment) {
        return Binder.get(environment)
                .bind("onlyyou.roles", Bindable.setOf(String.class))
                .orElse(Set.of(WORKER))
                .stream()
                .anyMatch(WORKER::equalsIgnoreCase);
    }
}
