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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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
        NO_ORDER
    }

    private static volatile Fault planted = Fault.NONE;
    private static final AtomicInteger bites = new AtomicInteger();

    static void plant(Fault fault) {
        bites.set(0);
        planted = fault;
    }

    /** How often the planted fault changed what would have happened; 0 means that it was not planted at all. */
    static int bites() {
        return bites.get();
    }

    private static String rewrite(String sql) {
        String faulty = switch (planted) {
            case NONE, POSITIVE_CACHE -> sql;
            case NO_EPOCH -> sql.replace("epoch = epoch + 1", "epoch = epoch");
            case NO_LOCK -> sql.replace("lock_person(", "find_person(");
            case FORGOTTEN_HIDE -> sql.replace("hide.event = 'hide'", "false");
            case NO_ORDER -> sql.replace("purposes && array", "false and purposes && array");
            case BLIND_REPLAY -> sql.contains("insertion.page_key =") ? blind(sql) : sql;
        };
        if (!faulty.equals(sql)) {
            bites.incrementAndGet();
        }
        return faulty;
    }

    private static String blind(String sql) {
        return sql.replace("surface.state = 'given'", "true")
                .replace("generation.state = 'given'", "true")
                .replaceAll("=\\s+consented\\.(surface|generation)_epoch", "is not null");
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
                        if (method.getName().equals("prepareStatement")) {
                            arguments[0] = rewrite((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
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
