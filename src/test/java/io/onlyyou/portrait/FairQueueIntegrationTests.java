package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** With one worker that does one job after the other. */
@SpringBootTest(
        classes = PortraitRoom.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"db-scheduler.threads=1", "db-scheduler.polling-interval=100ms"})
@ContextConfiguration(initializers = PortraitRoom.Settings.class)
class FairQueueIntegrationTests {

    private static final int BACKLOG = 10_000;
    private static final int ASKED_ONE_BY_ONE = 4;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final List<Someone> everybody = new ArrayList<>();

    @BeforeEach
    void begin() {
        model.reset();
    }

    @AfterEach
    void end() {
        model.reset();
        everybody.forEach(Someone::leaves);
    }

    @Test
    void tenThousandJobsOfOneDoNotDelayAnother() {
        CountDownLatch enqueued = new CountDownLatch(1);
        model.does(request -> {
            awaitQuietly(enqueued);
            return FakeImageModel.painted(request);
        });
        Someone busy = someone();
        for (int job = 0; job < ASKED_ONE_BY_ONE; job++) {
            busy.asks();
        }
        pileUp(busy, BACKLOG / ASKED_ONE_BY_ONE);
        await().atMost(LONG).until(() -> model.requests().size() == 1);
        Someone other = someone();

        JobTicket ticket = other.asksFor();
        enqueued.countDown();

        await().atMost(LONG).until(() -> other.job(ticket.job()).state() == JobState.READY);
        long before = made(busy, ticket);
        assertThat(before).as("jobs of the other that were made meanwhile").isOne();
        assertThat(onQueue(busy)).isOne();
    }

    @Test
    void whatWasAskedForGoesFirst() {
        CountDownLatch enqueued = new CountDownLatch(1);
        model.does(request -> {
            awaitQuietly(enqueued);
            return FakeImageModel.painted(request);
        });
        someone().asks();
        await().atMost(LONG).until(() -> model.requests().size() == 1);
        Someone one = someone();
        JobTicket ahead = asks(one, Trigger.INVENTORY);
        JobTicket agreed = asks(one, Trigger.SURFACE);
        JobTicket asked = asks(one, Trigger.REQUEST);
        enqueued.countDown();

        await().atMost(LONG).until(() -> one.job(ahead.job()).state() == JobState.READY);

        assertThat(jdbc.sql("select id from portrait_job where person_key = :key order by started_at")
                        .param("key", one.key().value())
                        .query(UUID.class)
                        .list())
                .containsExactly(asked.job(), agreed.job(), ahead.job());
    }

    @Test
    void everyJobOfALineIsMadeInTurn() {
        Someone one = someone();
        List<JobTicket> tickets = new ArrayList<>();
        for (int job = 0; job < 6; job++) {
            tickets.add(asks(one, Trigger.SURFACE));
        }
        beans.getBean(Portraits.class).delete(one.subject(), portrait(one, tickets.get(4)));
        for (JobTicket ticket : tickets) {
            await().atMost(LONG).until(() -> {
                JobState state = one.job(ticket.job()).state();
                return state == JobState.READY || state == JobState.CANCELLED;
            });
        }
        assertThat(jdbc.sql("select count(*) from portrait_line")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Someone someone() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        everybody.add(someone);
        return someone;
    }

    private JobTicket asks(Someone someone, Trigger trigger) {
        return new JobTicket(
                someone.subject(),
                someone.<PortraitJob>locked(person -> beans.getBean(PortraitJobs.class)
                                .request(person, trigger)
                                .orElseThrow())
                        .id());
    }

    /** As if asked for one by one, which {@link #everyJobOfALineIsMadeInTurn} does. */
    private void pileUp(Someone someone, int jobs) {
        someone.<Person>locked(person -> {
            jdbc.sql("""
                    insert into portrait_job (person_key, id, portrait_id, trigger, scenario, prompt, caption, alt, seed,
                        generation_epoch, state, created_at)
                    select person_key, gen_random_uuid(), gen_random_uuid(), trigger, scenario, prompt, caption, alt, seed,
                        generation_epoch, 'queued', created_at
                    from portrait_job cross join generate_series(1, :jobs) where person_key = :key""").param("jobs", jobs).param("key", person.key().value()).update();
            jdbc.sql("""
                    insert into portrait_line (person_key, lane, job_id)
                    select person_key, 'agreed', id from portrait_job where person_key = :key and attempt = 0
                        and not exists (select 1 from scheduled_tasks where task_instance = portrait_job.id::text)
                    on conflict do nothing""").param("key", person.key().value()).update();
            return person;
        });
    }

    private long made(Someone someone, JobTicket before) {
        return jdbc.sql("""
                select count(*) from portrait_job where person_key = :key and state = 'ready'
                    and started_at < (select started_at from portrait_job where id = :other)""")
                .param("key", someone.key().value())
                .param("other", before.job())
                .query(Long.class)
                .single();
    }

    private long onQueue(Someone someone) {
        return jdbc.sql("""
                select count(*) from scheduled_tasks
                join portrait_job on task_instance = portrait_job.id::text where person_key = :key""")
                .param("key", someone.key().value())
                .query(Long.class)
                .single();
    }

    private UUID portrait(Someone someone, JobTicket ticket) {
        return jdbc.sql("select portrait_id from portrait_job where person_key = :key and id = :job")
                .param("key", someone.key().value())
                .param("job", ticket.job())
                .query(UUID.class)
                .single();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Nobody came.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
