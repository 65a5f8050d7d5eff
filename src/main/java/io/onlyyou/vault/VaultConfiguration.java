package io.onlyyou.vault;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the room from its settings. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    KeyEncryption keyEncryption(VaultProperties properties) {
        return new KeyEncryption(KeyEncryptionKeys.load(properties));
    }

    @Bean
    KeyLife keyLife(JdbcClient jdbc, KeyEncryption keyEncryption, VaultProperties properties, Clock clock) {
        return new KeyLife(jdbc, keyEncryption, properties.keyLife(), clock);
    }

    @Bean
    Vault vault(JdbcClient jdbc, KeyEncryption keyEncryption, KeyLife keyLife, Clock clock) {
        return new Vault(jdbc, keyEncryption, keyLife, clock);
    }

    @Bean
    ServiceKeys serviceKeys(
            JdbcClient jdbc, PlatformTransactionManager transactions, KeyEncryption keyEncryption, Clock clock) {
        return new ServiceKeys(jdbc, newTransaction(transactions), keyEncryption, clock);
    }

    @Bean
    PictureIntake pictureIntake(VaultProperties properties) {
        return new PictureIntake(properties.pictures());
    }

    /** A transaction beside the caller's, which sees what others have committed since that began. */
    static TransactionTemplate newTransaction(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }
}
