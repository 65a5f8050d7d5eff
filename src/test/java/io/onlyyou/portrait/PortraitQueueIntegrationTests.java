package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** With workers that run by themselves, and never poll within the time that a test takes. */
@SpringBootTest(
        classes = PortraitRoom.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"db-scheduler.polling-interval=1h", "db-scheduler.heartbeat-interval=100ms"})
@ContextConfiguration(initializers = PortraitRoom.Settings.class)
class PortraitQueueIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private FakeImageModel model;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void aJobIsBegunWhenItsTransactionCommits() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);

        JobTicket ticket = someone.asksFor();

        await().atMost(LONG).until(() -> someone.job(ticket.job()).state() == JobState.READY);
        await().atMost(LONG).until(() -> isOffTheQueue(ticket));
    }

    @Test
    void aJobThatIsPutOffStaysOnTheQueueForLater() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        AtomicInteger attempts = new AtomicInteger();
        model.does(request -> attempts.incrementAndGet() == 1
                ? new ImageResult.RetryAfter(Duration.ofMillis(1), "busy")
                : FakeImageModel.painted(request));

        JobTicket ticket = someone.asksFor();

        await().atMost(LONG).until(() -> {
            scheduler.triggerCheckForDueExecutions();
            return someone.job(ticket.job()).state() == JobState.READY;
        });
        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(2);
    }

    @Test
    void aJobWhoseWorkerFellSilentIsGivenToAnother() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        AtomicInteger attempts = new AtomicInteger();
        model.does(request -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StackOverflowError("a worker that dies");
            }
            return FakeImageModel.painted(request);
        });
        JobTicket ticket = someone.asksFor();
        await().atMost(LONG).until(() -> attempts.get() == 1 && isWaitingInTheQueue(ticket));
        // as if the process had gone with it, long ago
        jdbc.sql("""
                update scheduled_tasks set picked = true, picked_by = 'a process that is no more',
                    last_heartbeat = now() - interval '1 hour', execution_time = now() - interval '1 hour'
                where task_instance = :job""").param("job", ticket.job().toString()).update();

        await().atMost(LONG).until(() -> {
            scheduler.triggerCheckForDueExecutions();
            return someone.job(ticket.job()).state() == JobState.READY;
        });

        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(2);
    }

    /** One whose every telling kills its worker has killed enough, and is told nobody any more. */
    @Test
    void anErrandThatKillsItsWorkersIsGivenUp() {
        UUID person = UUID.randomUUID();
        UUID errand = UUID.randomUUID();
        jdbc.sql("""
                insert into provider_errand (person_key, id, provider, reference, sent_at, kind, state, attempt, created_at)
                values (:person, :errand, 'main', 'deadly', now(), 'cancel', 'requested', 11, now())""").param("person", person).param("errand", errand).update();
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by,
                    last_heartbeat, version)
                values ('provider-errand', :errand, convert_to(:data, 'UTF8'), now() - interval '1 hour', true,
                    'a process that is no more', now() - interval '1 hour', 1)""")
                .param("errand", errand.toString())
                .param("data", "{\"person\":\"%s\",\"errand\":\"%s\"}".formatted(person, errand))
                .update();

        await().atMost(LONG).until(() -> {
            scheduler.triggerCheckForDueExecutions();
            return jdbc.sql("select state from provider_errand where id = :errand")
                    .param("errand", errand)
                    .query(String.class)
                    .single()
                    .equals("given-up");
        });

        assertThat(outside.mainModel().told()).doesNotContain("cancel deadly");
    }

    private boolean isOffTheQueue(JobTicket ticket) {
        return jdbc.sql("select not exists (select 1 from scheduled_tasks where task_instance = :job)")
                .param("job", ticket.job().toString())
                .query(Boolean.class)
                .single();
    }

    private boolean isWaitingInTheQueue(JobTicket ticket) {
        return jdbc.sql("select exists (select 1 from scheduled_tasks where task_instance = :job and not picked)")
                .param("job", ticket.job().toString())
                .query(Boolean.class)
                .single();
    }
}
