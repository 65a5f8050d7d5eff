package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class PortraitWorkerIntegrationTests {

    private static final Optional<Duration> NEVER_AGAIN = Optional.empty();

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    private Portraits portraits;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void publishesWhatTheModelPainted() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();

        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);

        PortraitJob job = someone.job(ticket.job());
        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(someone.portraits()).singleElement().satisfies(portrait -> {
            assertThat(portrait.id()).isEqualTo(job.portrait());
            assertThat(portrait.state()).isEqualTo(PortraitState.READY);
            assertThat(portrait.madeBy()).isEqualTo(new MadeBy("tests", "fake", "7"));
        });
        assertThat(variants(someone)).containsExactly("1024", "320", "640", "original");
        assertThat(image(someone, job, 1)).isEqualTo(320);
        assertThat(image(someone, job, 320)).isEqualTo(320);
        assertThat(image(someone, job, 321)).isEqualTo(640);
        assertThat(image(someone, job, 1024)).isEqualTo(1024);
        assertThat(image(someone, job, Integer.MAX_VALUE)).isEqualTo(1024);
    }

    @Test
    void givesTheModelTheSelfiesAndTheScenario() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        someone.sends(2);
        JobTicket ticket = someone.asksFor();

        worker.work(ticket);

        ImageRequest request = model.requests().getFirst();
        assertThat(request.selfies()).hasSize(2);
        assertThat(request.selfies())
                .allSatisfy(selfie -> assertThat(DrawnSelfies.people(selfie)).isEqualTo(1));
        assertThat(request.scenario()).isEqualTo(someone.job(ticket.job()).scenario());
        assertThat(request.prompt()).isNotBlank();
        Provenance why = portraits.provenance(someone.key(), portrait(someone, ticket));
        assertThat(why.trigger()).isEqualTo(Trigger.OPT_IN);
        assertThat(why.selfies()).extracting(Provenance.Selfie::pose).containsExactly("pose-0", "pose-1");
        assertThat(why.generationEpoch()).isEqualTo(1);
        assertThat(why.notice()).hasFieldOrPropertyWithValue("version", "1");
        assertThat(why.making().jobId()).isEqualTo(ticket.job());
        assertThat(why.making().width()).isEqualTo(1024);
    }

    @Test
    void imaginesAPersonDifferentlyEachTime() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        int scenarios = beans.getBean(Scenarios.class).all().size();

        for (int round = 0; round < scenarios; round++) {
            worker.work(someone.asksFor());
        }

        assertThat(someone.portraits())
                .extracting(portrait -> portrait.scenario().id())
                .doesNotHaveDuplicates()
                .hasSize(scenarios);
    }

    @Test
    @Shows(Promised.NOTHING_LOST_NOTHING_TWICE)
    void publishesOnceWhenTwoWorkersHaveTheSameJob() throws Exception {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        CountDownLatch bothPaint = new CountDownLatch(2);
        model.does(request -> {
            bothPaint.countDown();
            awaitQuietly(bothPaint);
            return FakeImageModel.painted(request);
        });

        CompletableFuture<Optional<Duration>> one =
                CompletableFuture.supplyAsync(() -> worker.work(ticket), Thread::startVirtualThread);
        CompletableFuture<Optional<Duration>> other =
                CompletableFuture.supplyAsync(() -> worker.work(ticket), Thread::startVirtualThread);

        assertThat(List.of(one.get(), other.get())).containsOnly(NEVER_AGAIN);
        assertThat(someone.portraits()).hasSize(1);
        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(2);
    }

    @Test
    void anAttemptThatWakesAfterItWasSupersededChangesNothing() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        AtomicInteger attempts = new AtomicInteger();
        model.does(request -> {
            if (attempts.incrementAndGet() == 1) {
                worker.work(ticket);
                return new ImageResult.Refused("too late to matter");
            }
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        PortraitJob job = someone.job(ticket.job());
        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(someone.portraits()).hasSize(1);
    }

    @Test
    void anAttemptThatFailsAfterItWasSupersededIsNotTriedAgain() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        AtomicInteger attempts = new AtomicInteger();
        model.does(request -> {
            if (attempts.incrementAndGet() == 1) {
                worker.work(ticket);
                return new ImageResult.RetryAfter(Duration.ofSeconds(5), "too late to matter");
            }
            return FakeImageModel.painted(request);
        });

        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    @Test
    void aFinishedJobIsNotBegunAgain() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);

        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);

        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheProviderAsksWithoutCountingIt() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.RetryAfter(Duration.ofSeconds(30), "busy"));

        for (int round = 1; round <= 5; round++) {
            assertThat(worker.work(ticket)).contains(Duration.ofSeconds(30));
            assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        }
        model.reset();
        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(6);
    }

    @Test
    void aRefusalIsFinal() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.Refused("moderation"));

        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.REFUSED);
        assertThat(someone.job(ticket.job()).portrait()).isNull();
        assertThat(someone.portraits())
                .singleElement()
                .satisfies(portrait -> assertThat(portrait.state()).isEqualTo(PortraitState.FAILED));
        assertThat(variants(someone)).isEmpty();
    }

    @Test
    void failuresAreTriedAgainUntilTheJobIsGivenUp() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.Failed("misconfigured"));

        assertThat(worker.work(ticket)).isPresent();
        assertThat(worker.work(ticket)).isPresent();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.DEAD);
        assertThat(lastError(ticket)).isEqualTo("misconfigured");
        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void aDefectIsAFailureWhoseMessageGoesNowhere() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            throw new IllegalStateException("about " + someone.subject().value());
        });

        assertThat(worker.work(ticket)).isPresent();

        assertThat(lastError(ticket)).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void whatCannotBeDecodedIsAFailure() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.Ready(new byte[] {1, 2, 3}, "image/png", FakeImageModel.INFO));

        assertThat(worker.work(ticket)).isPresent();

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        assertThat(variants(someone)).isEmpty();
    }

    @Test
    void aJobThatKillsItsWorkerIsGivenUpInTheEnd() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            throw new Death();
        });

        for (int life = 1; life <= 3; life++) {
            assertThatThrownBy(() -> worker.work(ticket)).isInstanceOf(Death.class);
            assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.RUNNING);
        }
        model.reset();

        assertThat(worker.work(ticket)).isEqualTo(NEVER_AGAIN);
        assertThat(model.requests()).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.DEAD);
    }

    @Test
    @Shows(Promised.NOTHING_LOST_NOTHING_TWICE)
    void aJobWhoseWorkerDiedIsRescuedByAnother() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            throw new Death();
        });
        assertThatThrownBy(() -> worker.work(ticket)).isInstanceOf(Death.class);
        model.reset();

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(2);
    }

    /** What ends a process, and is caught by nobody on the way. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
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

    private int image(Someone someone, PortraitJob job, int width) {
        return portraits
                .image(someone.key(), Optional.ofNullable(job.portrait()).orElseThrow(), width)
                .width();
    }

    private static UUID portrait(Someone someone, JobTicket ticket) {
        return Optional.ofNullable(someone.job(ticket.job()).portrait()).orElseThrow();
    }

    private List<String> variants(Someone someone) {
        return jdbc.sql("select variant from vault_item where person_key = :key and kind = 'PORTRAIT' order by variant")
                .param("key", someone.key().value())
                .query((row, number) -> row.getString("variant"))
                .list();
    }

    private String lastError(JobTicket ticket) {
        return jdbc.sql("select last_error from portrait_job where id = :id")
                .param("id", ticket.job())
                .query((row, number) -> row.getString("last_error"))
                .single();
    }
}
