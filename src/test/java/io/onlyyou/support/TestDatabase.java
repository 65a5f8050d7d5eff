package io.onlyyou.support;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An empty database of one's own, on a PostgreSQL server that all tests of a JVM share and that ends with it.
 *
 * <p>Property {@code onlyyou.test.database} says which server: {@code docker}, {@code embedded}, or {@code auto} (Docker
 * where a daemon answers). The run prints which it was.
 *
 * <p>Tests run as the runtime roles, like the service itself. The superuser is for what a test plants or looks at from
 * outside, and never for what is under test.
 *
 * @param url JDBC URL
 * @param password the password of every login
 */
public record TestDatabase(String url, String password) {

    /** Owns the tables, and is not a superuser. */
    public static final String OWNER = "onlyyou_owner";

    /** Serves one person at a time. */
    public static final String PERSON = "onlyyou_person";

    /** Sweeps and lists across people. */
    public static final String OPERATE = "onlyyou_operate";

    private static final AtomicInteger count = new AtomicInteger();

    /** Makes a new, empty database; the first call starts the server. */
    public static TestDatabase create() {
        TestServer server = TestServer.running();
        String name = "test_" + count.incrementAndGet();
        JdbcClient.create(server.database("postgres").superuser())
                .sql("CREATE DATABASE " + name + " OWNER " + OWNER)
                .update();
        return server.database(name);
    }

    /** The one that the application of this environment uses. */
    public static TestDatabase of(Environment environment) {
        return new TestDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                TestServer.running().password());
    }

    /** As the login that serves one person at a time. Without a pool, like all of these: every connection is a new one. */
    public DataSource dataSource() {
        return login(PERSON);
    }

    /** As the login that sweeps and lists across people. */
    public DataSource operate() {
        return login(OPERATE);
    }

    /** As the owner of the tables, for migrations. */
    public DataSource owner() {
        return login(OWNER);
    }

    /** As somebody whom nothing is hidden from. */
    public DataSource superuser() {
        return login(TestServer.SUPERUSER);
    }

    /** Gives it all its tables, as the owner. */
    public TestDatabase migrated() {
        Flyway.configure()
                .dataSource(owner())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return this;
    }

    private DataSource login(String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
