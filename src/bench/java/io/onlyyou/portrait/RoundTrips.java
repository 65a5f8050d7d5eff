package io.onlyyou.portrait;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts how often the database is asked what, and how long its answers take. */
final class RoundTrips extends DelegatingDataSource {

    private static final int LONGEST = 110;

    private record Asked(LongAdder times, LongAdder nanos) {}

    private static final Map<String, Asked> ASKED = new ConcurrentHashMap<>();

    RoundTrips(DataSource target) {
        super(target);
    }

    static void forget() {
        ASKED.clear();
    }

    /** For each kind of question, how many there were for one job and how long one took. */
    static void report(int jobs) {
        double all = ASKED.values().stream().mapToLong(asked -> asked.times().sum()).sum();
        System.out.printf("%.1f round trips a job%n", all / jobs);
        ASKED.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().nanos().sum()))
                .limit(60)
                .forEach(entry -> System.out.printf(
                        "%7.2f a job, %7.3f ms a job: %s%n",
                        entry.getValue().times().sum() / (double) jobs,
                        entry.getValue().nanos().sum() / 1e6 / jobs,
                        entry.getKey()));
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "prepareStatement" ->
                prepared((PreparedStatement) call(connection, method, arguments), (String) arguments[0]);
            case "commit", "rollback" -> timed(method.getName(), () -> call(connection, method, arguments));
            default -> call(connection, method, arguments);
        });
    }

    private static PreparedStatement prepared(PreparedStatement statement, String sql) {
        String name = sql.replaceAll("\\s+", " ");
        String shortened = name.substring(0, Math.min(LONGEST, name.length()));
        return proxy(
                PreparedStatement.class,
                (self, method, arguments) -> method.getName().startsWith("execute")
                        ? timed(shortened, () -> call(statement, method, arguments))
                        : call(statement, method, arguments));
    }

    private interface Call {
        Object made() throws Throwable;
    }

    private static Object timed(String name, Call call) throws Throwable {
        long begun = System.nanoTime();
        try {
            return call.made();
        } finally {
            Asked asked = ASKED.computeIfAbsent(name, unknown -> new Asked(new LongAdder(), new LongAdder()));
            asked.times().increment();
            asked.nanos().add(System.nanoTime() - begun);
        }
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
