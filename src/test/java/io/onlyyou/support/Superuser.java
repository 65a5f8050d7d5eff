package io.onlyyou.support;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code @Qualifier("superuser") JdbcClient}: for what a test plants in the database or looks at there from outside. What is
 * under test runs as the roles of production, which see no row before they are told whose.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Superuser {

    @Bean(defaultCandidate = false)
    @Qualifier("superuser")
    JdbcClient superuser(Environment environment) {
        return JdbcClient.create(TestDatabase.of(environment).superuser());
    }
}
