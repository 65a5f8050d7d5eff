package io.onlyyou.support;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An empty database of one's own, on a PostgreSQL server that all tests of a JVM share and that ends with it.
 *
 * <p>Property {@code onlyyou.test.database} says which server: {@code docker}, {@code embedded}, or {@code auto} (Docker
 * where a daemon answers). The run prints which it was.
 *
 * @param url JDBC URL
 * @param user a superuser: tests of row-level security need a role of their own
 * @param password the password of the user
 */
public record TestDatabase(String url, String user, String password) {

    private static final AtomicInteger count = new AtomicInteger();

    /** Makes a new, empty database; the first call starts the server. */
    public static TestDatabase create() {
        TestServer server = TestServer.running();
        String name = "test_" + count.incrementAndGet();
        JdbcClient.create(server.database("postgres").dataSource())
                .sql("CREATE DATABASE " + name)
                .update();
        return server.database(name);
    }

    /** Without a pool: every connection is a new one. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
