package io.onlyyou;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Takes one safeguard away at a time, so that a test can show that it would notice. Without a planted fault, everything
 * passes through untouched.
 */
@TestConfiguration(proxyBeanMethods = false)
class PlantedFaults {

    /** The safeguards that can be taken away. */
    enum Fault {
        /** Nothing is planted. */
        NONE,
        /** A page with an insertion is remembered for a second. */
        POSITIVE_CACHE,
        /** An ending leaves the epoch as it was. */
        NO_EPOCH,
        /** Nobody locks the person's row. */
        NO_LOCK,
        /** A page asked for again is answered without looking at consent again. */
        BLIND_REPLAY,
        /** Nobody asks whether a portrait was hidden. */
        FORGOTTEN_HIDE,
        /** Nobody asks whether a revocation of many is ordered. */
        NO_ORDER,
        /** Decisions read consent from a replica that lags behind. */
        READ_REPLICA,
        /** Whether a picture may be seen is asked in a REPEATABLE READ transaction that was open before. */
        REPEATABLE_READ
    }

    /** How long after being planted the faults that read what is old do so. */
    private static final long LAG = Duration.ofMillis(700).toNanos();

    private static volatile Fault planted = Fault.NONE;
    private static volatile @Nullable Connection snapshot;
    private static volatile long oldUntil;
    private static final AtomicInteger bites = new AtomicInteger();

    static void plant(Fault fault) {
        bites.set(0);
        planted = fault;
        closeSnapshot();
    }

    /** Plants a fault that reads consent as it is at this moment for a while to come. */
    static void plantOld(Fault fault, DataSource superuser) throws SQLException {
        Connection connection = superuser.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema if not exists lagging;
                    drop table if exists lagging.consent;
                    create table lagging.consent as select * from public.consent;
                    grant usage on schema lagging to onlyyou_person;
                    grant select on lagging.consent to onlyyou_person""");
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select count(*) from consent");
        }
        plant(fault);
        oldUntil = System.nanoTime() + LAG;
        snapshot = connection;
    }

    private static boolean readsOld() {
        return snapshot != null && System.nanoTime() < oldUntil;
    }

    private static void closeSnapshot() {
        Connection before = snapshot;
        snapshot = null;
        if (before != null) {
            try {
                before.close();
            } catch (SQLException gone) {
                // as is intended
            }
        }
    }

    /** How often the planted fault changed what would have happened; 0 means that it was not planted at all. */
    static int bites() {
        return bites.get();
    }

    private static String rewrite(String sql) {
        String faulty = switch (planted) {
            case NONE, POSITIVE_CACHE, REPEATABLE_READ -> sql;
            case READ_REPLICA -> readsOld() ? FaultyFunctions.in(sql) : sql;
            case NO_EPOCH -> sql.replace("epoch = epoch + 1", "epoch = epoch");
            case NO_LOCK -> FaultyFunctions.in(sql).replace("from hold_person(?)", """
                    from (select find_person(?) as found offset 0) finding cross join lateral (
                        select subject as id, person_key as key, last_ended_at as ended_at, on_hold as held,
                            clock_timestamp() as locked_at
                        from person where person_key = finding.found) as person""");
            case FORGOTTEN_HIDE -> FaultyFunctions.in(sql);
            case NO_ORDER -> FaultyFunctions.in(sql).replace("purposes && array", "false and purposes && array");
            case BLIND_REPLAY -> sql.contains("insertion.page_key =") ? blind(sql) : sql;
        };
        if (!faulty.equals(sql)) {
            bites.incrementAndGet();
        }
        return faulty;
    }

    /** The same in what the database decides by itself: each is there to be called once the fault is planted. */
    private static String rewriteFunctions(Fault fault, String functions) {
        return switch (fault) {
            case NONE, POSITIVE_CACHE, REPEATABLE_READ, NO_EPOCH -> functions;
            case READ_REPLICA ->
                functions
                        .replace("from consent surface", "from lagging.consent surface")
                        .replace("join consent generation", "join lagging.consent generation");
            case NO_LOCK -> functions.replace("lock_person(viewer)", "find_person(viewer)");
            case FORGOTTEN_HIDE -> functions.replace("hide.event = 'hide'", "false");
            case NO_ORDER -> functions.replace("ordered.purposes && array", "false and ordered.purposes && array");
            case BLIND_REPLAY ->
                functions
                        .replace("surface.state = 'given'", "true")
                        .replace("generation.state = 'given'", "true")
                        .replace("portrait.generation_epoch = of_generation", "true")
                        .replace("end = of_surface", "end is not null");
        };
    }

    /** Where the statement goes: the question about a picture goes to the open transaction, if that is what is planted. */
    private static Connection aim(Connection connection, String sql) {
        Connection old = snapshot;
        if (planted == Fault.REPEATABLE_READ
                && old != null
                && readsOld()
                && sql.contains("from consented(?, ?, statement_timestamp())")) {
            bites.incrementAndGet();
            return old;
        }
        return connection;
    }

    private static String blind(String sql) {
        return FaultyFunctions.in(sql).replaceAll("=\\s+permitted\\.(surface|generation)_epoch", "is not null");
    }

    @Bean
    static BeanPostProcessor faultyStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? new FaultyDataSource(dataSource) : bean;
            }
        };
    }

    @Bean
    Filter positiveCache() {
        return new PositiveCache();
    }

    private static final class FaultyDataSource extends DelegatingDataSource {

        FaultyDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        Connection target = connection;
                        if (method.getName().equals("prepareStatement")) {
                            arguments[0] = rewrite((String) arguments[0]);
                            target = aim(connection, (String) arguments[0]);
                            FaultyFunctions.provide(
                                    target, (String) arguments[0], planted, PlantedFaults::rewriteFunctions);
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    private static final class PositiveCache extends OncePerRequestFilter {

        private static final long LIFE = Duration.ofSeconds(1).toNanos();
        private static final String OUTCOME = "Onlyyou-Outcome";

        private record Remembered(byte[] body, String outcome, long until) {}

        private final Map<String, Remembered> pages = new ConcurrentHashMap<>();

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return planted != Fault.POSITIVE_CACHE || !request.getRequestURI().endsWith("/splice");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Remembered remembered = pages.get(request.getRequestURI());
            if (remembered != null && System.nanoTime() - remembered.until() < 0) {
                bites.incrementAndGet();
                response.setHeader(OUTCOME, remembered.outcome());
                response.setContentType("application/json");
                response.getOutputStream().write(remembered.body());
                return;
            }
            ContentCachingResponseWrapper wrapper = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, wrapper);
            String outcome = wrapper.getHeader(OUTCOME);
            if (outcome != null && outcome.startsWith("injected")) {
                pages.put(
                        request.getRequestURI(),
                        new Remembered(wrapper.getContentAsByteArray(), outcome, System.nanoTime() + LIFE));
            }
            wrapper.copyBodyToResponse();
        }
    }
}
