package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class PortraitJobsIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitJobs jobs;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private Portraits portraits;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void aJobIsPutOnTheQueueWithNothingButItsIdAndWhoseItIs() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);

        PortraitJob job = someone.asks().orElseThrow();

        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(jobs.find(someone.key(), job.id())).contains(someone.job(job.id()));
        assertThat(queued(job.id()))
                .containsExactly("{\"subject\":\"%s\",\"job\":\"%s\"}"
                        .formatted(someone.subject().value(), job.id()));
    }

    @Test
    void aJobOfATransactionThatIsRolledBackNeverWas() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        UUID[] job = new UUID[1];

        assertThatThrownBy(() -> someone.locked(person -> {
                    job[0] = jobs.request(person, Trigger.OPT_IN).orElseThrow().id();
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");

        assertThat(jobs.find(someone.key(), job[0])).isEmpty();
        assertThat(queued(job[0])).isEmpty();
    }

    @Test
    void withoutConsentToGenerationThereIsNoJob() {
        Someone someone = new Someone(beans);
        someone.gives(Purpose.FEED);

        assertThat(someone.asks()).isEmpty();
    }

    @Test
    void aJobOfSomebodyElseIsNotFound() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        PortraitJob job = someone.asks().orElseThrow();

        assertThat(jobs.find(new PersonKey(UUID.randomUUID()), job.id())).isEmpty();
    }

    @Test
    void endingGenerationCancelsDestroysAndCounts() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        someone.sends(2);
        worker.work(someone.asksFor());
        worker.work(someone.asksFor());
        JobTicket open = someone.asksFor();

        DeletionReceipt receipt = someone.ends(Purpose.GENERATION);

        assertThat(receipt.jobsCancelled()).isEqualTo(1);
        assertThat(receipt.selfiesDestroyed()).isEqualTo(2);
        assertThat(receipt.portraitsDestroyed()).isEqualTo(2);
        assertThat(receipt.keysDestroyed()).isEqualTo(1);
        assertThat(someone.portraits()).isEmpty();
        assertThat(someone.job(open.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(queued(open.job())).isEmpty();
    }

    @Test
    void endingOneOfTwoSurfacesAsksAgainForTheOther() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED, Purpose.STORIES);
        JobTicket both = someone.asksFor();

        DeletionReceipt receipt = someone.ends(Purpose.FEED);

        assertThat(receipt.jobsCancelled()).isEqualTo(1);
        assertThat(someone.job(both.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jdbc.sql("""
                select count(*) from portrait_job
                where person_key = :person and state = 'queued' and feed_epoch is null and stories_epoch = 1""")
                        .param("person", someone.key().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void endingASurfaceCancelsWhatWasMeantForItAndKeepsWhatIsMade() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket made = someone.asksFor();
        worker.work(made);
        JobTicket meant = someone.asksFor();

        DeletionReceipt receipt = someone.ends(Purpose.FEED);
        JobTicket after = someone.asksFor();

        assertThat(receipt.jobsCancelled()).isEqualTo(1);
        assertThat(receipt.portraitsDestroyed()).isZero();
        assertThat(receipt.keysDestroyed()).isZero();
        assertThat(someone.job(meant.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(someone.job(after.job()).state()).isEqualTo(JobState.QUEUED);
        UUID portrait = Optional.ofNullable(someone.job(made.job()).portrait()).orElseThrow();
        assertThat(portraits.image(someone.key(), portrait, 320).bytes()).isNotEmpty();
    }

    @Test
    void endingBothSurfacesCountsAJobOnce() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED, Purpose.STORIES);
        someone.asksFor();

        assertThat(someone.ends(Purpose.FEED, Purpose.STORIES).jobsCancelled()).isEqualTo(1);
    }

    @Test
    void aDeletedAccountLeavesNoTraceOfItsJobs() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        PersonKey key = someone.key();
        worker.work(someone.asksFor());
        JobTicket open = someone.asksFor();

        DeletionReceipt receipt = someone.leaves();

        assertThat(receipt.jobsCancelled()).isEqualTo(1);
        assertThat(receipt.portraitsDestroyed()).isEqualTo(1);
        assertThat(jobs.find(key, open.job())).isEmpty();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where convert_from(task_data, 'UTF8') like :subject")
                        .param("subject", "%" + someone.subject().value() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPortraitOfARefusedJobCanBeTakenAway() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.Refused("moderation"));
        worker.work(ticket);

        portraits.delete(someone.subject(), someone.portraits().getFirst().id());

        assertThat(someone.portraits()).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    private List<String> queued(UUID job) {
        return jdbc.sql("select task_data from scheduled_tasks where task_instance = :job")
                .param("job", job.toString())
                .query((row, number) -> new String(row.getBytes("task_data"), StandardCharsets.UTF_8))
                .list();
    }
}
