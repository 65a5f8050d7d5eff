package io.onlyyou.demo;

import io.onlyyou.OperateLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;

/**
 * Who logs in to the local database: its superuser for the migrations, and the runtime roles, which are made where they are
 * missing. All have the same password.
 *
 * @param url JDBC URL
 * @param superuser may make roles, and owns the tables
 * @param password the password of all of them
 */
record LocalLogins(String url, String superuser, String password) {

    private static final String PERSON = "onlyyou_person";
    private static final String OPERATE = "onlyyou_operate";
    private static final String METHOD = "scram-sha-256";

    /** Makes the runtime roles where they are missing. */
    LocalLogins made() {
        Properties login = new Properties();
        PGProperty.USER.set(login, superuser);
        PGProperty.PASSWORD.set(login, password);
        try (Connection connection = new Driver().connect(url, login)) {
            if (connection == null) {
                throw new SQLException("The local database is no PostgreSQL.", "08001");
            }
            makeRoles(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the local database cannot be made", e);
        }
        return this;
    }

    private void makeRoles(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script());
        }
        for (String role : password.isEmpty() ? List.<String>of() : List.of(PERSON, OPERATE)) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), METHOD);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcConnectionDetails person() {
        return new Person(url, password);
    }

    FlywayConnectionDetails owner() {
        return new Owner(url, superuser, password);
    }

    OperateLogin operate() {
        return new OperateLogin(OPERATE, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LocalLogins[superuser=" + superuser + "]";
    }

    private record Person(String getJdbcUrl, String getPassword) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return PERSON;
        }
    }

    private record Owner(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {}
}
