package io.onlyyou.switches;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the listener reaches the database: with the settings of the pool, but beside it. */
@Configuration(proxyBeanMethods = false)
class SwitchesConfiguration {

    private static final String CONNECT_SECONDS = "5";
    /** How long a connection that has gone silent is believed in; it answers small questions only. */
    private static final String SOCKET_SECONDS = "2";

    @Bean
    ListenerConnections listenerConnections(JdbcConnectionDetails details) {
        return () -> {
            Properties properties = new Properties();
            put(properties, PGProperty.USER, details.getUsername());
            put(properties, PGProperty.PASSWORD, details.getPassword());
            put(properties, PGProperty.CONNECT_TIMEOUT, CONNECT_SECONDS);
            put(properties, PGProperty.SOCKET_TIMEOUT, SOCKET_SECONDS);
            put(properties, PGProperty.TCP_KEEP_ALIVE, "true");
            put(properties, PGProperty.APPLICATION_NAME, "onlyyou-listener");
            return connect(details.getJdbcUrl(), properties);
        };
    }

    private static Connection connect(@Nullable String url, Properties properties) throws SQLException {
        Connection connection = url == null ? null : new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The database of the settings is no PostgreSQL.", "08001");
        }
        return connection;
    }

    private static void put(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
