package io.onlyyou.consent;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What this room does by the clock, on one worker at a time. The beans are looked up when a task runs: an ending cancels
 * jobs on the very queue that the tasks are made for.
 */
@Configuration(proxyBeanMethods = false)
class ConsentTasks {

    @Bean
    static Task<Void> lapseSweepTask(ObjectProvider<LapseSweep> sweep, LapseProperties properties) {
        return Tasks.recurring("consent-lapses", FixedDelay.of(properties.sweepInterval()))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> sweep.getObject().run());
    }

    @Bean
    static Task<Void> ledgerSealTask(
            ObjectProvider<SigningKeys> keys, ObjectProvider<LedgerSeals> seals, SigningProperties properties) {
        return Tasks.recurring("ledger-seal", FixedDelay.of(properties.sealInterval()))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> {
                    keys.getObject().rotateIfDue();
                    seals.getObject().seal();
                });
    }
}
