package io.onlyyou.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the outbox is looked at, and what is measured of it. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean(defaultCandidate = false)
    @Qualifier("errand")
    RecurringTask<Void> relayErrand(RelayRounds rounds) {
        return Tasks.recurring("outbox-relay", FixedDelay.ofSeconds(1))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> rounds.begin());
    }

    @Bean(defaultCandidate = false)
    @Qualifier("errand")
    RecurringTask<Void> giveUpErrand(RelayRounds rounds) {
        return Tasks.recurring("outbox-give-up", FixedDelay.ofHours(1))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> rounds.giveUp());
    }

    /** Asked for whenever the figures are read. */
    @Bean
    MeterBinder outboxMeters(Receivers receivers, Clock clock) {
        return registry -> receivers.configured().forEach(receiver -> {
            Tags tags = Tags.of("receiver", receiver.name());
            registry.gauge(
                    "onlyyou.outbox.waiting",
                    tags,
                    receivers,
                    all -> all.state(receiver).waiting());
            registry.gauge(
                    "onlyyou.outbox.failures",
                    tags,
                    receivers,
                    all -> all.state(receiver).failures());
            registry.gauge("onlyyou.outbox.age.seconds", tags, receivers, all -> age(all.state(receiver), clock));
        });
    }

    private static double age(ReceiverState state, Clock clock) {
        Instant oldest = state.oldestAt();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}
