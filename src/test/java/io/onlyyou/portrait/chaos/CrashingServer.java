package io.onlyyou.portrait.chaos;

import io.onlyyou.support.FreePort;
import io.onlyyou.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server of one's own, as durable as in production, that can be made to crash and started again. */
final class CrashingServer implements AutoCloseable {

    private static final String DATABASE = "chaos";
    private static final String IDLE = "2s";

    private final Path home;
    private final int port = FreePort.choose();
    private EmbeddedPostgres server;

    private CrashingServer(Path home) throws IOException {
        this.home = home;
        this.server = start();
    }

    static CrashingServer started() throws IOException {
        Path target = Path.of("target", "chaos").toAbsolutePath();
        Files.createDirectories(target);
        CrashingServer server = new CrashingServer(Files.createTempDirectory(target, "server-"));
        JdbcClient jdbc = JdbcClient.create(server.superuser("postgres"));
        jdbc.sql(Files.readString(Path.of("db", "roles.sql"))).update();
        for (String role : new String[] {TestDatabase.PERSON, TestDatabase.OPERATE}) {
            jdbc.sql("alter role " + role + " set idle_in_transaction_session_timeout = '" + IDLE + "'")
                    .update();
        }
        jdbc.sql("create database " + DATABASE + " owner " + TestDatabase.OWNER).update();
        return server;
    }

    int port() {
        return port;
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + DATABASE;
    }

    DataSource superuser() {
        return superuser(DATABASE);
    }

    void endAllConnections() {
        JdbcClient.create(superuser())
                .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and datname = current_database()")
                .query()
                .listOfRows();
    }

    /** As {@code pg_ctl stop -m immediate} does: no checkpoint, no word to anybody. */
    void crash() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor(10, TimeUnit.SECONDS);
        postmaster.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    void restart() throws IOException {
        server.close();
        server = start();
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(home.resolve("data"))
                .setOverrideWorkingDirectory(home.resolveSibling("programs").toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(
                        Redirect.appendTo(home.resolve("server.log").toFile()))
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private DataSource superuser(String database) {
        PGSimpleDataSource login = new PGSimpleDataSource();
        login.setUrl("jdbc:postgresql://localhost:" + port + "/" + database);
        login.setUser("postgres");
        return login;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
