package io.onlyyou.feed;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onlyyou.consent.KeyedHash;
import io.onlyyou.consent.Purpose;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.switches.ListenerConnections;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.util.IdGenerator;

/** The feed room on a database of its own, with no other room started but what it needs of consent. */
final class Bench implements AutoCloseable {

    /** What the listener's connections call themselves. */
    static final String LISTENER = "bench-listener";

    static final Duration AMPLE = Duration.ofSeconds(30);
    static final OverloadProperties OVERLOAD = new OverloadProperties(128, 8, 5, Duration.ofSeconds(1));
    private static final int POOL_MILLIS = 5_000;
    private static final Duration HOURS = Duration.ofHours(4);

    private static final FeedRule HOME =
            new FeedRule(3, 8, 1, 2, HOURS, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
    /** Limits nothing but the page. */
    private static final FeedRule EAGER =
            new FeedRule(1, 2, 1, 1000, Duration.ZERO, 1000, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);

    private static final Map<String, FeedRule> RULES = Map.of(
            "home", HOME,
            "eager", EAGER,
            "capped", new FeedRule(1, 2, 1, 2, Duration.ZERO, 1000, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP),
            "once", new FeedRule(1, 2, 1, 1000, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP),
            "rare", new FeedRule(1, 2, 1, 1000, HOURS, 1000, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP),
            "pairs", new FeedRule(1, 2, 2, 3, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP),
            "off", new FeedRule(1, 2, 1, 2, HOURS, 1, 0, FeedRule.Mode.OFF, FeedRule.Overflow.SKIP),
            "shadow", new FeedRule(1, 2, 1, 2, HOURS, 1, 0, FeedRule.Mode.SHADOW, FeedRule.Overflow.SKIP),
            "heldout", new FeedRule(1, 2, 1, 2, HOURS, 1, 100, FeedRule.Mode.ON, FeedRule.Overflow.SKIP),
            "stories", EAGER);

    final TestDatabase database = TestDatabase.create().migrated();
    final MovableTicker ticker = new MovableTicker();
    final TestCipher cipher = new TestCipher();
    /** Whether the listener can connect. */
    final AtomicBoolean reachable = new AtomicBoolean(true);

    /** What is planted or looked at from outside. */
    final JdbcClient jdbc = JdbcClient.create(database.superuser());

    final Lives lives;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Bench() {
        lives = new Lives(jdbc);
        HikariDataSource pool = pool(database);
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(
                "operate", JdbcClient.class, () -> JdbcClient.create(database.operate()), Bench::onlyIfAsked);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(OverloadProperties.class, () -> OVERLOAD);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(pool));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(IdGenerator.class, () -> UUID::randomUUID);
        context.registerBean(KeyedHash.class, () -> content -> content);
        context.registerBean(TokenCipher.class, () -> cipher);
        context.registerBean("feedTicker", MovableTicker.class, () -> ticker);
        context.registerBean("listenerConnections", ListenerConnections.class, () -> () -> {
            if (!reachable.get()) {
                throw new SQLException("unreachable", "08001");
            }
            Connection connection = database.dataSource().getConnection();
            connection.setClientInfo("ApplicationName", LISTENER);
            return connection;
        });
        context.registerBean(FeedProperties.class, () -> new FeedProperties("https://only.you", feeds()));
        context.registerBean(ImageProperties.class, () -> new ImageProperties(Duration.ofMinutes(15)));
        context.register(Transactions.class, Visits.class, SeenMarks.class);
        context.register(OptedIn.class, Viewers.class, Admission.class, FeedMeters.class);
        context.register(Feeds.class, Pages.class, NoCache.class, TimedDecisions.class, DecisionTransactions.class);
        context.register(
                Decisions.class, DecisionLimits.class, Replays.class, Choices.class, Items.class, Tokens.class);
        context.register(PageWarmUp.class, DecisionWarmUp.class);
        context.register(ImageRights.class, Showings.class, FeedEndings.class, ViewerEar.class, SpliceController.class);
        // Of consent only what is asked for is made; the rest would need JPA.
        context.scan("io.onlyyou.consent");
        context.scan("io.onlyyou.switches");
        context.addBeanFactoryPostProcessor(lazy());
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private static void onlyIfAsked(BeanDefinition definition) {
        ((AbstractBeanDefinition) definition).setDefaultCandidate(false);
    }

    private static BeanFactoryPostProcessor lazy() {
        return factory -> {
            for (String name : factory.getBeanDefinitionNames()) {
                BeanDefinition definition = factory.getBeanDefinition(name);
                String owner = definition.getFactoryBeanName();
                String type = (owner == null ? definition : factory.getBeanDefinition(owner)).getBeanClassName();
                if (type != null && type.startsWith("io.onlyyou.consent")) {
                    factory.getBeanDefinition(name).setLazyInit(true);
                }
            }
        };
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(TestDatabase.PERSON);
        pool.setPassword(database.password());
        pool.setConnectionTimeout(POOL_MILLIS);
        return pool;
    }

    private static Map<String, FeedSettings> feeds() {
        Map<String, FeedSettings> feeds = new HashMap<>();
        RULES.forEach((id, rule) -> feeds.put(
                id,
                new FeedSettings(
                        "/items",
                        "/id",
                        id.equals("stories") ? Purpose.STORIES : Purpose.FEED,
                        new ClassPathResource("feeds/home-item.json"),
                        rule)));
        return feeds;
    }

    /** A page of {@code items} own items of a new visit. */
    Outcome ask(String feed, Viewer viewer) {
        return ask(feed, viewer, Optional.empty(), 20);
    }

    Outcome ask(String feed, Viewer viewer, String pageKey) {
        return ask(feed, viewer, Optional.of(pageKey), 20);
    }

    Outcome ask(String feed, Viewer viewer, Optional<String> pageKey, int items) {
        return ask(
                feed,
                new PageRequest(
                        viewer.subject().value(), page(items), false, pageKey, OptionalInt.empty(), within(AMPLE)));
    }

    Outcome ask(String feed, PageRequest request) {
        return bean(Pages.class).splice(bean(Feeds.class).get(feed), request);
    }

    Deadline within(Duration budget) {
        return new Deadline(ticker.read() + budget.toNanos(), ticker);
    }

    static byte[] page(int items) {
        return IntStream.range(0, items)
                .mapToObj(item -> "{\"id\":\"post-" + item + "\"}")
                .collect(Collectors.joining(", ", "{\"items\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the listener's connection, and lets it make no other. */
    void loseListener() {
        reachable.set(false);
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name = :listener")
                .param("listener", LISTENER)
                .query(Boolean.class)
                .list();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
