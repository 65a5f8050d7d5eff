package io.onlyyou.consent;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room does again and again, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class ConsentErrands {

    @Bean(defaultCandidate = false)
    @Qualifier("errand")
    RecurringTask<Void> revocationErrand(RevocationWork revocations) {
        return Tasks.recurring("revocations", FixedDelay.ofSeconds(1))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) ->
                        revocations.work(() -> context.getSchedulerState().isShuttingDown()));
    }

    @Bean(defaultCandidate = false)
    @Qualifier("errand")
    RecurringTask<Void> retentionErrand(IdlePeople idle) {
        return Tasks.recurring("retention", FixedDelay.ofHours(6))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> idle.sweep());
    }
}
