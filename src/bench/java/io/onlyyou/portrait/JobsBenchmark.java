package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.ProviderTerms;
import io.onlyyou.imaging.Providers;
import io.onlyyou.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a portrait job costs beside a job of db-scheduler that does nothing, on the same server, with as many threads and the
 * same settings, each asked for in a transaction of its own by eight callers. The model answers at once, always with the
 * same small picture.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 6)
@Fork(1)
public class JobsBenchmark {

    private static final int JOBS = 400;
    private static final int CALLERS = 8;
    private static final int THREADS = Integer.getInteger("jobs.threads", 8);
    private static final int PEOPLE = 100;

    /** Whether to tell what the database was asked; telling costs time. */
    private static final boolean ASKED = Boolean.getBoolean("jobs.asked");

    /** The room as one process with both roles, and a database of its own. */
    @State(Scope.Benchmark)
    public static class Room {

        final Semaphore done = new Semaphore(0);
        ConfigurableApplicationContext context;
        List<Someone> people;
        ExecutorService callers;

        @Setup(Level.Trial)
        public void open() {
            SpringApplication room = new SpringApplicationBuilder(PortraitRoom.class, Counting.class)
                    .web(WebApplicationType.NONE)
                    .initializers(new PortraitRoom.Settings())
                    .initializers(started -> started.getBeanFactory().registerSingleton("done", done))
                    .properties(
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn",
                            "spring.datasource.hikari.maximum-pool-size=24",
                            "onlyyou.roles=web,worker",
                            "onlyyou.portraits.size=256",
                            "db-scheduler.threads=" + THREADS)
                    .build();
            context = room.run();
            byte[] picture = DrawnSelfies.png(256, 256, 7);
            context.getBean(FakeImageModel.class)
                    .does(request -> new ImageResult.Ready(picture, "image/png", FakeImageModel.INFO));
            people = IntStream.range(0, PEOPLE)
                    .mapToObj(person -> Someone.optedIn(context, Purpose.GENERATION))
                    .toList();
            callers = Executors.newFixedThreadPool(CALLERS);
        }

        @TearDown(Level.Trial)
        public void close() {
            callers.shutdownNow();
            context.close();
        }

        void declines() {
            context.getBean(FakeImageModel.class).does(request -> new ImageResult.Refused("as it always does"));
        }

        void each(IntConsumer call) {
            for (int job = 0; job < JOBS; job++) {
                int number = job;
                callers.execute(() -> call.accept(number));
            }
            done.acquireUninterruptibly(JOBS);
            if (ASKED) {
                RoundTrips.report(JOBS);
                RoundTrips.forget();
            }
        }
    }

    /** A scheduler and nothing else, beside the room and on its database. */
    @State(Scope.Benchmark)
    public static class Bare {

        static final TaskDescriptor<JobTicket> TASK = TaskDescriptor.of("bare", JobTicket.class);

        Scheduler scheduler;
        TransactionTemplate transaction;

        @Setup(Level.Trial)
        public void open(Room room) {
            transaction = new TransactionTemplate(room.context.getBean(PlatformTransactionManager.class));
            scheduler = Scheduler.create(
                            new TransactionAwareDataSourceProxy(
                                    room.context.getBean(DataSource.class)),
                            Tasks.oneTime(TASK).execute((instance, context) -> {}))
                    .serializer(new Jackson3Serializer(room.context.getBean(JsonMapper.class)))
                    .threads(THREADS)
                    .pollUsingLockAndFetch(0.5, 1.0)
                    .commitWhenAutocommitDisabled(false)
                    .addSchedulerListener(new Count(room.done))
                    .build();
            room.context.getBean(Scheduler.class).pause();
            scheduler.start();
        }

        @TearDown(Level.Trial)
        public void close() {
            scheduler.stop();
        }

        void ask(int number) {
            JobTicket ticket = new JobTicket(new Subject("somebody-" + number), UUID.randomUUID());
            transaction.executeWithoutResult(status -> scheduler.schedule(
                    TASK.instance(ticket.job().toString()).data(ticket).scheduledTo(Instant.now())));
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Signals each job that is off the queue. */
    static final class Count extends AbstractSchedulerListener {

        private final Semaphore done;

        Count(Semaphore done) {
            this.done = done;
        }

        @Override
        public void onExecutionComplete(ExecutionComplete complete) {
            String task = complete.getExecution().taskInstance.getTaskName();
            if (task.equals("portrait") || task.equals("bare")) {
                done.release();
            }
        }
    }

    static final class Counting {

        private Counting() {}

        @Bean
        static SchedulerListener count(Semaphore done) {
            return new Count(done);
        }

        /** Nobody but the model that does nothing, on this machine. */
        @Bean
        @Primary
        static Providers onlyTheModel(FakeImageModel model) {
            return new Providers(
                    List.of(new Provider(model.info().provider(), model, ProviderTerms.LOCAL, null)),
                    provider -> true,
                    Clock.systemUTC());
        }

        @Bean
        static BeanPostProcessor roundTrips() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return ASKED && bean instanceof DataSource source ? new RoundTrips(source) : bean;
                }
            };
        }
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void bareDbScheduler(Room room, Bare bare) {
        room.each(bare::ask);
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void portraits(Room room) {
        room.each(number -> room.people.get(number % PEOPLE).asks());
    }

    /** The same without pictures, which cost what the processor costs: the model, having got the selfies, declines. */
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void portraitsDeclined(Room room) {
        room.declines();
        room.each(number -> room.people.get(number % PEOPLE).asks());
    }

    /** A hundred jobs a second for ten seconds, each declined; prints how long they waited, by the database's own entries. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 1)
    public void waitAtAHundredASecondDeclined(Room room) {
        room.declines();
        atAHundredASecond(room);
    }

    /** The same with a picture each. */
    @Benchmark
    @Warmup(iterations = 2)
    @Measurement(iterations = 1)
    public void waitAtAHundredASecond(Room room) {
        atAHundredASecond(room);
    }

    private static void atAHundredASecond(Room room) {
        List<UUID> jobs = new ArrayList<>();
        long begun = System.nanoTime();
        for (int job = 0; job < 1000; job++) {
            LockSupport.parkNanos(begun + TimeUnit.MILLISECONDS.toNanos(10L * job) - System.nanoTime());
            Someone someone = room.people.get(job % PEOPLE);
            room.callers.execute(() -> {
                UUID asked = someone.asks().orElseThrow().id();
                synchronized (jobs) {
                    jobs.add(asked);
                }
            });
        }
        room.done.acquireUninterruptibly(1000);
        report(room, jobs);
    }

    private static void report(Room room, List<UUID> jobs) {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.of(room.context.getEnvironment())
                .superuser());
        jdbc.sql("""
                select round(extract(epoch from percentile_disc(0.5) within group (order by wait)) * 1000, 1),
                    round(extract(epoch from percentile_disc(0.95) within group (order by wait)) * 1000, 1),
                    round(extract(epoch from percentile_disc(0.99) within group (order by wait)) * 1000, 1)
                from (select started_at - created_at as wait from portrait_job where id in (:jobs)) as waits""")
                .param("jobs", jobs)
                .query((row, number) -> "from asked to begun: median %s ms, p95 %s ms, p99 %s ms"
                        .formatted(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(System.out::println);
        jdbc.sql("""
                select relname || ': ' || n_tup_upd || ' updates, ' || n_tup_hot_upd || ' of them HOT'
                from pg_stat_user_tables where relname in ('portrait_job', 'scheduled_tasks') order by relname""")
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(System.out::println);
    }
}
