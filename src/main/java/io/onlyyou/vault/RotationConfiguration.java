package io.onlyyou.vault;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Has keys re-wrapped by one worker at a time, from time to time, wherever an older key-encryption key still wraps some. */
@Configuration(proxyBeanMethods = false)
class RotationConfiguration {

    @Bean
    KeyRewrapping keyRewrapping(
            @Qualifier("operate") JdbcClient operate,
            JdbcClient person,
            PlatformTransactionManager transactions,
            KeyEncryption keyEncryption,
            KeyLife life) {
        return new KeyRewrapping(operate, person, VaultConfiguration.newTransaction(transactions), keyEncryption, life);
    }

    @Bean
    SmartInitializingSingleton keyInUse(KeyLife life) {
        return life::begin;
    }

    @Bean
    RecurringTask<Void> rewrapTask(KeyRewrapping rewrapping, VaultProperties properties) {
        return Tasks.recurring(
                        "rewrap-keys", Schedules.fixedDelay(properties.keyLife().rewrapEvery()))
                // by the scheduler's clock, not the node's
                .onDeadExecution((complete, queue) -> queue.reschedule(complete, complete.getTimeDone()))
                .execute((instance, context) -> rewrapping.run());
    }
}
