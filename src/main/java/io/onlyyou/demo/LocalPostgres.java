package io.onlyyou.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL server in the data directory, durable like any other, that starts and stops with the application.
 *
 * <p>It listens on the loopback address only, at a port that nobody else uses, and asks everybody for the password in the
 * data directory, since other users of the machine reach that address too. A server left behind by an earlier run is
 * stopped first; a data directory whose making was interrupted is put aside, never deleted.
 */
final class LocalPostgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final String DATABASE = "onlyyou";
    private static final String COMPLETE = "onlyyou-complete";

    private final EmbeddedPostgres server;
    private final DatabasePassword password;

    private LocalPostgres(EmbeddedPostgres server, DatabasePassword password) {
        this.server = server;
        this.password = password;
    }

    /** Starts the server, making data directory and database first where there are none. */
    static LocalPostgres start(DataDirectory home) {
        Path data = home.resolve("postgres");
        try {
            OrphanedServer.stopIn(data);
            if (Files.exists(data) && !Files.exists(data.resolve(COMPLETE))) {
                Files.move(
                        data,
                        Files.createTempDirectory(home.path(), "incomplete-").resolve("postgres"));
            }
            boolean trusting = Files.exists(data) && ClientAuthentication.trustsIn(data);
            DatabasePassword password = DatabasePassword.in(home, Files.exists(data) && !trusting);
            EmbeddedPostgres.Builder builder = durable(home, data, password);
            if (trusting) {
                endTrust(builder, data, password);
            }
            return complete(new LocalPostgres(builder.start(), password), data.resolve(COMPLETE));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    /**
     * Earlier versions made servers without a password. It is set in a run of its own, whose end also ends the sessions
     * of whoever came in without one; a crash on the way leaves the trust in place, and so all of this for the next start.
     */
    private static void endTrust(EmbeddedPostgres.Builder builder, Path data, DatabasePassword password)
            throws IOException {
        try (EmbeddedPostgres server = builder.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(USER, password.value().toCharArray(), ClientAuthentication.METHOD);
        } catch (SQLException e) {
            throw new IOException("The database got no password", e);
        }
        ClientAuthentication.requirePasswordIn(data);
    }

    private static LocalPostgres complete(LocalPostgres postgres, Path marker) throws IOException {
        try {
            postgres.createDatabase();
            if (!Files.exists(marker)) {
                Files.createFile(marker);
            }
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** The library's own defaults suit tests that may lose their data: it turns off both settings named first. */
    private static EmbeddedPostgres.Builder durable(DataDirectory home, Path data, DatabasePassword password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // handed on to initdb like the locale, where they count more than the library's own --auth=trust
                .setLocaleConfig("auth", ClientAuthentication.METHOD)
                .setLocaleConfig("pwfile", password.file().toString())
                .setConnectConfig("password", password.value())
                .setDataDirectory(data)
                // one folder deeper, because the library lets everybody write into the one it is given
                .setOverrideWorkingDirectory(home.privateFolder("postgres-programs")
                        .resolve("unpacked")
                        .toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the connection pool has to close first
                .setPGStartupWait(Duration.ofMinutes(1));
    }

    private void createDatabase() {
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        if (jdbc.sql("SELECT 1 FROM pg_database WHERE datname = ?")
                .param(DATABASE)
                .query()
                .listOfRows()
                .isEmpty()) {
            jdbc.sql("CREATE DATABASE " + DATABASE).update();
        }
    }

    LocalLogins logins() {
        return new LocalLogins(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE, USER, password.value());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
