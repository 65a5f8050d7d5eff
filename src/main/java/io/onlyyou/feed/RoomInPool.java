package io.onlyyou.feed;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Stops the start where decisions could take every connection of the pool: they would wait there, in a queue that nobody
 * sees, instead of before it, and so would everybody else.
 */
@Component
class RoomInPool {

    /** What it takes where nothing is configured, and tells only once it has been used. */
    private static final int HIKARIS_OWN = 10;

    RoomInPool(OverloadProperties overload, DataSource main) throws SQLException {
        if (!main.isWrapperFor(HikariDataSource.class)) {
            return;
        }
        int configured = main.unwrap(HikariDataSource.class).getMaximumPoolSize();
        int connections = configured < 1 ? HIKARIS_OWN : configured;
        if (overload.decisions() >= connections) {
            throw new InvalidConfigurationPropertyValueException(
                    "onlyyou.overload.decisions",
                    overload.decisions(),
                    "It is less than spring.datasource.hikari.maximum-pool-size, which is " + connections
                            + ": raise that one first.");
        }
    }
}
