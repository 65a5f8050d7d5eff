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

    /** On the one trip that publishes. */
    private static final String PUBLISHES = "insert into portrait (";

    /** Committed right before the provider is asked. */
    private static final String PLACES_ORDER = "idempotency_key = coalesce(idempotency_key";

    GuidedDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        AtomicBoolean publishes = new AtomicBoolean();
        AtomicBoolean places = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = Guide.rewrite((String) arguments[0]);
                        if (((String) arguments[0]).contains(PUBLISHES)) {
                            publishes.set(true);
                        }
                        if (((String) arguments[0]).contains(PLACES_ORDER)) {
                            places.set(true);
                        }
                    }
                    if (method.getName().equals("commit") && publishes.get()) {
                        Guide.at(Point.AFTER_BLOB);
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && publishes.getAndSet(false)) {
                            Guide.at(Point.AFTER_COMMIT);
                        }
                        if (method.getName().equals("commit") && places.getAndSet(false)) {
                            Guide.at(Point.BEFORE_CALL);
                        }
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
