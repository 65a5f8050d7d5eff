package io.onlyyou.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Brings a database along, unless {@code spring.datasource.url} names one (as it does in a container). */
@Profile("local")
@Conditional(LocalDatabaseConfiguration.NoDatabaseNamed.class)
@Configuration(proxyBeanMethods = false)
class LocalDatabaseConfiguration {

    @Bean
    LocalPostgres localPostgres(DataDirectory dataDirectory) {
        return LocalPostgres.start(dataDirectory);
    }

    static final class NoDatabaseNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }
}
