package io.onlyyou.vault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL with the migrations that are there, and rooms built on it without a container. */
final class VaultDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final DataSource dataSource;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    VaultDatabase() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dataSource = server.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("filesystem:db/migration")
                .load()
                .migrate();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    JdbcTransactionManager transactionManager() {
        return new JdbcTransactionManager(dataSource);
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(transactionManager());
    }

    /** Behind the proxy that Spring would put before it, which minds its transactions. */
    Vault vault(KeyEncryption keyEncryption) {
        ProxyFactory proxy = new ProxyFactory(new Vault(jdbc(), keyEncryption, clock));
        proxy.setProxyTargetClass(true);
        TransactionManager manager = transactionManager();
        proxy.addAdvice(new TransactionInterceptor(manager, new AnnotationTransactionAttributeSource()));
        return (Vault) proxy.getProxy();
    }

    /** As another node would have them: the same tables and key-encryption key, a memory of its own. */
    ServiceKeys serviceKeys(KeyEncryption keyEncryption) {
        return new ServiceKeys(jdbc(), VaultConfiguration.newTransaction(transactionManager()), keyEncryption, clock);
    }

    static KeyEncryption newKeyEncryption() {
        return new KeyEncryption(KeyEncryptionKey.load(
                new VaultProperties(KeyEncryptionKey.generate(), null, false, PictureLimits.UPLOADS)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
