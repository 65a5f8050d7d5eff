package io.onlyyou.portrait.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Knows by its statements how far the transaction that publishes has come, and passes them on as they are or faulty. */
final class GuidedDataSource extends DelegatingDataSource {

    private static final String LAST_STATEMENT = "insert into portrait ";

    GuidedDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        AtomicBoolean publishes = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = Guide.rewrite((String) arguments[0]);
                        if (((String) arguments[0]).startsWith(LAST_STATEMENT)) {
                            publishes.set(true);
                            Guide.at(Point.AFTER_BLOB);
                        }
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && publishes.getAndSet(false)) {
                            Guide.at(Point.AFTER_COMMIT);
                        }
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
