package io.onlyyou.portrait.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.Purpose;
import io.onlyyou.portrait.Someone;
import io.onlyyou.portrait.chaos.Chaos.Asked;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The same as {@link ChaosIntegrationTests}, for as long as one likes: {@code mvn -Pchaos verify}. */
@ChaosTest
@EnabledIfSystemProperty(named = "onlyyou.test.chaos", matches = "long")
class ChaosAtLengthIntegrationTests {

    private static final int ROUNDS = Integer.getInteger("onlyyou.test.chaos.rounds", 60);
    private static final int DEATHS = Integer.getInteger("onlyyou.test.chaos.deaths", 20);
    private static final Duration HELD = Duration.parse(System.getProperty("onlyyou.test.chaos.held", "PT10M"));
    private static final int PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** As many as are to be made a second even where the machine is slow, once nobody asks any more. */
    private static final int SLOWEST_PER_SECOND = 10;

    @Autowired
    private BeanFactory beans;

    private final Chaos chaos = Chaos.running();

    @AfterAll
    static void end() throws IOException {
        Chaos.running().close();
    }

    @Test
    void manyFaultsOneAfterAnother() throws Exception {
        long seed = Long.getLong("onlyyou.test.chaos.seed", System.nanoTime());
        System.out.println("chaos of seed " + seed);
        Random random = new Random(seed);
        List<Someone> people = people(10);
        List<String> accepted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            WorkerProcess victim = chaos.fleet.two().get(random.nextInt(2));
            askAll(people, accepted);
            fail(victim, random);
            askAll(people, accepted);
            Someone ending = people.get(random.nextInt(people.size()));
            Chaos.insist(() -> ending.ends(Purpose.GENERATION));
            Chaos.insist(() -> ending.gives(Purpose.GENERATION));
            Chaos.insist(() -> ending.sends(1));
        }

        await().atMost(PATIENCE).until(chaos.verdict::isAtRest);
        assertThat(chaos.verdict.violations()).as("seed %d", seed).isEmpty();
        assertThat(accepted)
                .allSatisfy(job -> assertThat(chaos.verdict.state(job)).isIn("ready", "cancelled"));
    }

    @Test
    void aJobThatKillsEveryWorkerThatTouchesItIsGivenUp() throws Exception {
        List<Someone> people = people(5);
        Asked poison = chaos.held(beans, chaos.fleet.two().getFirst(), Point.DURING_CALL);
        chaos.provider.poison(poison.job());
        await().atMost(PATIENCE).until(() -> chaos.provider.holder(poison.job()).isPresent());
        chaos.jdbc()
                .sql("update portrait_job set attempt = ? where id = ?::uuid")
                .params(WorkerProcess.MOST_ATTEMPTS - DEATHS + 1, poison.job())
                .update();
        chaos.provider.letGo(poison.job());
        List<String> others = new ArrayList<>();
        // whoever comes up may die of it at once, so that nothing but the end of the job can be waited for
        await().atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    chaos.fleet.replaceTheDead();
                    askAll(people, others);
                    return chaos.verdict.state(poison.job()).equals("dead");
                });

        chaos.fleet.two();
        assertThat(chaos.provider.calls(poison.job())).isEqualTo(DEATHS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(others)
                        .allSatisfy(job -> assertThat(chaos.verdict.state(job)).isEqualTo("ready")));
        poison.someone().ends(Purpose.GENERATION);
        chaos.jdbc()
                .sql("delete from portrait_job where id = ?::uuid")
                .param(poison.job())
                .update();
    }

    /** What an old snapshot may still see cannot be vacuumed away; the queue has to live with that for a while. */
    @Test
    void aTransactionHeldOpenBesideAHundredJobsASecond() throws Exception {
        chaos.fleet.two();
        List<Someone> people = people(50);
        AtomicInteger accepted = new AtomicInteger();
        try (Connection holder = chaos.server.superuser().getConnection();
                ScheduledExecutorService load = Executors.newScheduledThreadPool(8)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select pg_current_xact_id(), pg_sleep(0)");
            Future<?> loading = load.scheduleAtFixedRate(
                    () -> load.execute(() -> Chaos.ask(people.get(accepted.getAndIncrement() % people.size()))),
                    0,
                    TimeUnit.SECONDS.toNanos(1) / PER_SECOND,
                    TimeUnit.NANOSECONDS);
            long begun = System.nanoTime();
            await().atMost(HELD.multipliedBy(2))
                    .pollInterval(Duration.ofSeconds(15))
                    .until(() -> {
                        System.out.println("asked " + accepted.get() + ", waiting " + waiting() + ", median wait "
                                + medianWait() + " ms");
                        return System.nanoTime() - begun > HELD.toNanos();
                    });
            loading.cancel(false);
        }

        await().atMost(PATIENCE.plusSeconds(waiting() / SLOWEST_PER_SECOND))
                .pollInterval(Duration.ofSeconds(1))
                .until(chaos.verdict::isAtRest);
        assertThat(chaos.verdict.violations()).isEmpty();
    }

    private long waiting() {
        return chaos.jdbc()
                .sql("select count(*) from portrait_job where state = 'queued'")
                .query(Long.class)
                .single();
    }

    private double medianWait() {
        return chaos.jdbc().sql("""
                        select coalesce(percentile_cont(0.5) within group (
                            order by extract(epoch from task.wait) * 1000), 0)
                        from (select execution_time, clock_timestamp() - execution_time as wait from scheduled_tasks
                            where task_name = 'portrait') as task""").query(Double.class).single();
    }

    private List<Someone> people(int count) {
        List<Someone> people = new ArrayList<>();
        for (int person = 0; person < count; person++) {
            people.add(Someone.optedIn(beans, Purpose.GENERATION));
        }
        return people;
    }

    private static void askAll(List<Someone> people, List<String> accepted) {
        people.forEach(someone -> Chaos.ask(someone).ifPresent(accepted::add));
    }

    private void fail(WorkerProcess victim, Random random) throws Exception {
        switch (random.nextInt(5)) {
            case 0 -> victim.kill();
            case 1 -> {
                victim.signal("STOP");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(8000));
                victim.signal("CONT");
            }
            case 2 -> {
                victim.database().cut();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(8000));
                victim.database().mend();
            }
            case 3 -> chaos.server.endAllConnections();
            default -> {
                chaos.server.crash();
                chaos.server.restart();
            }
        }
    }
}
