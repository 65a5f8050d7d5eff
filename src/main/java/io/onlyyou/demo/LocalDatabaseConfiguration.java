package io.onlyyou.demo;

import io.onlyyou.OperateLogin;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Brings a database along, unless {@code spring.datasource.url} names one (as it does in a container). The login that is
 * named with it has to be a superuser here: it migrates, and makes the roles that everything else runs as.
 */
@Profile("local")
@Configuration(proxyBeanMethods = false)
class LocalDatabaseConfiguration {

    private static final String URL = "spring.datasource.url";

    @Bean
    @Conditional(NoDatabaseNamed.class)
    LocalPostgres localPostgres(DataDirectory dataDirectory) {
        return LocalPostgres.start(dataDirectory);
    }

    @Bean
    @Conditional(NoDatabaseNamed.class)
    LocalLogins logins(LocalPostgres postgres) {
        return postgres.logins().made();
    }

    @Bean
    @Conditional(DatabaseNamed.class)
    LocalLogins loginsOfNamedDatabase(Environment settings) {
        return new LocalLogins(
                        settings.getRequiredProperty(URL),
                        settings.getRequiredProperty("spring.datasource.username"),
                        settings.getProperty("spring.datasource.password", ""))
                .made();
    }

    @Bean
    JdbcConnectionDetails personLogin(LocalLogins logins) {
        return logins.person();
    }

    @Bean
    FlywayConnectionDetails ownerLogin(LocalLogins logins) {
        return logins.owner();
    }

    @Bean
    OperateLogin operateLogin(LocalLogins logins) {
        return logins.operate();
    }

    static final class NoDatabaseNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }

    static final class DatabaseNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }
}
