package io.onlyyou.vault;

import io.onlyyou.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL with the migrations that are there, and rooms built on it without a container. */
final class VaultDatabase {

    private final TestDatabase database = TestDatabase.create().migrated();
    private final DataSource person = database.dataSource();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    /** For what is planted or looked at from outside. */
    JdbcClient superuser() {
        return JdbcClient.create(database.superuser());
    }

    JdbcTransactionManager transactionManager() {
        return new JdbcTransactionManager(person);
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(transactionManager());
    }

    /** Behind the proxy that Spring would put before it, which minds its transactions, for a caller who serves the owner. */
    Vault vault(KeyEncryption keyEncryption) {
        ProxyFactory proxy = new ProxyFactory(new Vault(JdbcClient.create(person), keyEncryption, clock));
        proxy.setProxyTargetClass(true);
        TransactionManager manager = transactionManager();
        proxy.addAdvice(new TransactionInterceptor(manager, new AnnotationTransactionAttributeSource()));
        proxy.addAdvice((MethodInterceptor) this::serve);
        return (Vault) proxy.getProxy();
    }

    /** As another node would have them: the same tables and key-encryption key, a memory of its own. */
    ServiceKeys serviceKeys(KeyEncryption keyEncryption) {
        return new ServiceKeys(
                JdbcClient.create(person),
                VaultConfiguration.newTransaction(transactionManager()),
                keyEncryption,
                clock);
    }

    static KeyEncryption newKeyEncryption() {
        return new KeyEncryption(KeyEncryptionKey.load(
                new VaultProperties(KeyEncryptionKey.generate(), null, false, PictureLimits.UPLOADS)));
    }

    private Object serve(MethodInvocation call) throws Throwable {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return transactions().execute(status -> served(call));
        }
        return served(call);
    }

    private Object served(MethodInvocation call) {
        UUID owner = call.getArguments()[0] instanceof ItemKey key ? key.owner() : (UUID) call.getArguments()[0];
        JdbcClient.create(person)
                .sql("select set_config('onlyyou.person', :owner, true)")
                .param("owner", owner.toString())
                .query(String.class)
                .single();
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
