package io.onlyyou.switches;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections outside the pool, to be held for as long as the service runs. */
@FunctionalInterface
public interface ListenerConnections {

    Connection open() throws SQLException;
}
