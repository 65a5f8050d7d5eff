package io.onlyyou.vault;

import io.onlyyou.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
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

    /** Nobody promises to rotate. */
    private static final KeyTerms NEVER = new KeyTerms(null, Duration.ZERO, Duration.ofHours(1));

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
        return vault(keyEncryption, keyLife(keyEncryption));
    }

    Vault vault(KeyEncryption keyEncryption, KeyLife life) {
        ProxyFactory proxy = new ProxyFactory(new Vault(JdbcClient.create(person), keyEncryption, life, clock));
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
        return new KeyEncryption(List.of(newKey()));
    }

    static KeyEncryptionKey newKey() {
        return KeyEncryptionKeys.load(new VaultProperties(
                        KeyEncryptionKeys.generate(), null, null, List.of(), false, NEVER, PictureLimits.UPLOADS))
                .getFirst();
    }

    KeyLife keyLife(KeyEncryption keyEncryption) {
        return keyLife(keyEncryption, NEVER, clock);
    }

    KeyLife keyLife(KeyEncryption keyEncryption, KeyTerms terms, Clock at) {
        return new KeyLife(JdbcClient.create(person), keyEncryption, terms, at);
    }

    KeyRewrapping rewrapping(KeyEncryption keyEncryption) {
        return new KeyRewrapping(
                JdbcClient.create(database.operate()),
                JdbcClient.create(person),
                VaultConfiguration.newTransaction(transactionManager()),
                keyEncryption,
                keyLife(keyEncryption));
    }

    private @Nullable Object serve(MethodInvocation call) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return transactions().execute(status -> served(call));
        }
        return served(call);
    }

    private @Nullable Object served(MethodInvocation call) {
        Object whose = Objects.requireNonNull(call.getArguments()[0]);
        UUID owner = whose instanceof ItemKey key ? key.owner() : (UUID) whose;
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
