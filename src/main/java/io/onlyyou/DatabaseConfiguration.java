package io.onlyyou;

import com.zaxxer.hikari.HikariDataSource;
import io.onlyyou.consent.EndingTransaction;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The pools beside the main one, each for a login or a purpose of its own.
 *
 * <p>Whoever works across people asks for {@code @Qualifier("operate") JdbcClient}, and {@code @Transactional("operate")}
 * for a transaction. Endings run on connections of their own through {@link EndingTransaction}. None of these is ever
 * injected unasked. See {@code docs/decisions/0013-a-second-lock-in-the-database.md}.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String OPERATE = "operate";
    private static final String AUDIT = "audit";
    private static final int AUDIT_CONNECTIONS = 2;
    private static final String ENDING_POOL = "endingPool";

    /** Everything that is injected unasked goes to the main pool, except within an ending. */
    @Bean
    static BeanPostProcessor endingLane(@Qualifier(ENDING_POOL) ObjectProvider<DataSource> endings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") && bean instanceof DataSource main
                        ? new EndingLane(main, endings::getObject)
                        : bean;
            }
        };
    }

    /** The main pool's twin, but smaller, and its connections wait for no lock for long. */
    @Bean(name = ENDING_POOL, defaultCandidate = false)
    @Qualifier(ENDING_POOL)
    HikariDataSource endingPool(DataSource main, DatabaseProperties properties) throws SQLException {
        HikariDataSource pool = new HikariDataSource();
        main.unwrap(HikariDataSource.class).copyStateTo(pool);
        pool.setPoolName("endings");
        pool.setMaximumPoolSize(properties.endingConnections());
        pool.setMinimumIdle(properties.endingConnections());
        pool.setConnectionInitSql(
                "set lock_timeout = " + properties.endingLockTimeout().toMillis());
        return pool;
    }

    @Bean(name = EndingTransaction.MANAGER, defaultCandidate = false)
    @Qualifier(EndingTransaction.MANAGER)
    PlatformTransactionManager endingTransactions(PlatformTransactionManager transactions) {
        return new EndingTransactions(transactions);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(OPERATE)
    HikariDataSource operatePool(
            JdbcConnectionDetails database, ObjectProvider<OperateLogin> brought, DatabaseProperties properties) {
        HikariDataSource pool = acrossPeople(OPERATE, database, brought.getIfAvailable(properties::operate));
        pool.setMaximumPoolSize(properties.operateConnections());
        pool.setMinimumIdle(1);
        return pool;
    }

    /** Calls of administrators are recorded before they are handled, endings among them: so this has a lane too. */
    @Bean(defaultCandidate = false)
    @Qualifier(AUDIT)
    HikariDataSource auditPool(
            JdbcConnectionDetails database, ObjectProvider<OperateLogin> brought, DatabaseProperties properties) {
        HikariDataSource pool = acrossPeople(AUDIT, database, brought.getIfAvailable(properties::operate));
        pool.setMaximumPoolSize(AUDIT_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(properties.endingLockTimeout().toMillis());
        pool.setConnectionInitSql(
                "set lock_timeout = " + properties.endingLockTimeout().toMillis());
        return pool;
    }

    private static HikariDataSource acrossPeople(
            String name, JdbcConnectionDetails database, @Nullable OperateLogin login) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.getJdbcUrl());
        if (login != null) {
            pool.setUsername(login.username());
            pool.setPassword(login.password());
        }
        return pool;
    }

    @Bean(defaultCandidate = false)
    @Qualifier(AUDIT)
    JdbcClient auditJdbc(@Qualifier(AUDIT) DataSource pool) {
        return JdbcClient.create(pool);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(OPERATE)
    JdbcClient operateJdbc(@Qualifier(OPERATE) DataSource pool) {
        return JdbcClient.create(pool);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(OPERATE)
    PlatformTransactionManager operateTransactions(@Qualifier(OPERATE) DataSource pool) {
        return new JdbcTransactionManager(pool);
    }

    @Bean
    RuntimeRoles runtimeRoles(JdbcClient person, @Qualifier(OPERATE) JdbcClient operate) {
        return new RuntimeRoles(person, operate);
    }
}
