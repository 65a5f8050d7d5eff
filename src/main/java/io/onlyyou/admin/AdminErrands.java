package io.onlyyou.admin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.onlyyou.consent.BulkRevocations;
import io.onlyyou.consent.RetentionProperties;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room does again and again, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class AdminErrands {

    @Bean(defaultCandidate = false)
    @Qualifier("errand")
    RecurringTask<Void> auditErrand(
            Audit audit, BulkRevocations revocations, RetentionProperties retention, Clock clock) {
        return Tasks.recurring("audit-retention", FixedDelay.ofHours(6))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> {
                    Instant before = clock.instant().minus(retention.audit());
                    audit.removeBefore(before);
                    revocations.removeFinishedBefore(before);
                });
    }
}
