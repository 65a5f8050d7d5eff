package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.Disclosures;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.imaging.Providers;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consent that ends at each step of the worker: nothing is published, and nothing is kept. */
@PortraitRoomTest
class ConsentDuringWorkIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void beforeTheClaim(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();

        someone.ends(ending);
        worker.work(ticket);

        assertNothingCameOf(someone, ticket);
        assertThat(model.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void afterTheJobWasClaimed(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();

        workerInterruptedAfterClaiming(() -> someone.ends(ending)).work(ticket);

        assertNothingCameOf(someone, ticket);
        assertThat(model.requests()).isEmpty();
    }

    @ParameterizedTest
    @Shows(Promised.NOTHING_LOST_NOTHING_TWICE)
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void whileTheModelPaints(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            someone.ends(ending);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertNothingCameOf(someone, ticket);
        assertThat(model.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void whileTheModelPaintsAndGivenAnew(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            someone.ends(ending);
            someone.gives(Purpose.GENERATION, Purpose.FEED);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertNothingCameOf(someone, ticket);
    }

    /** An ending's own cancelling aside, the epoch alone keeps the portrait from being published. */
    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED", "STORIES"})
    void theEpochGrewWhileTheModelPaints(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED, Purpose.STORIES);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            grow(someone, ending);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertNothingCameOf(someone, ticket);
    }

    /** Nothing has written the lapse down yet: the database's clock alone keeps the portrait from being published. */
    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void itLapsesWhileTheModelPaints(Purpose lapsing) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            runOut(someone, lapsing);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(model.requests()).hasSize(1);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void itLapsedBeforeTheClaim() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();

        runOut(someone, Purpose.GENERATION);
        worker.work(ticket);

        assertThat(model.requests()).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    private void runOut(Someone someone, Purpose purpose) {
        jdbc.sql("update consent set until = clock_timestamp() where person_key = :person and purpose = :purpose")
                .param("person", someone.key().value())
                .param("purpose", purpose.wire())
                .update();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED"})
    void whileTheJobWaitsForItsNextAttempt(Purpose ending) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.RetryAfter(Duration.ofSeconds(30), "busy"));
        assertThat(worker.work(ticket)).isPresent();
        model.reset();

        someone.ends(ending);

        assertThat(worker.work(ticket)).isEmpty();
        assertNothingCameOf(someone, ticket);
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void afterItWasPublished() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);

        someone.ends(Purpose.GENERATION);

        assertThat(someone.portraits()).isEmpty();
        assertThat(jdbc.sql("select count(*) from vault_item where person_key = :key")
                        .param("key", someone.key().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(worker.work(ticket)).isEmpty();
    }

    @Test
    void aSurfaceThatTheJobWasNotAskedForMayEnd() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        someone.gives(Purpose.FEED);
        model.does(request -> {
            someone.ends(Purpose.FEED);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    /** The ending has its lock first, and the publishing waits for it, and then sees what it did. */
    @Test
    @Shows(Promised.NOTHING_LOST_NOTHING_TWICE)
    void inATransactionThatThePublishingWaitsFor() throws Exception {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<CompletableFuture<DeletionReceipt>> ending = new AtomicReference<>();
        model.does(request -> {
            ending.set(CompletableFuture.supplyAsync(
                    () -> someone.locked(person -> {
                        DeletionReceipt receipt = someone.ending(person, Purpose.GENERATION);
                        ended.countDown();
                        awaitSomebodyWaiting();
                        return receipt;
                    }),
                    Thread::startVirtualThread));
            awaitQuietly(ended);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(ending.get().get().jobsCancelled()).isEqualTo(1);
        assertNothingCameOf(someone, ticket);
    }

    @Test
    void theAccountIsDeletedWhileTheModelPaints() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        var key = someone.key().value();
        model.does(request -> {
            someone.leaves();
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(count("vault_item", key)).isZero();
        assertThat(count("data_key", key)).isZero();
        assertThat(count("portrait", key)).isZero();
        assertThat(count("portrait_job", key)).isZero();
    }

    private void assertNothingCameOf(Someone someone, JobTicket ticket) {
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(someone.portraits()).isEmpty();
        assertThat(jdbc.sql("select count(*) from vault_item where person_key = :key and kind = 'PORTRAIT'")
                        .param("key", someone.key().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private PortraitWorker workerInterruptedAfterClaiming(Runnable interruption) {
        Commissions commissions =
                new Commissions(
                        beans.getBean(Providers.class),
                        beans.getBean(Disclosures.class),
                        beans.getBean(Turns.class),
                        beans.getBean(Desks.class)) {
                    @Override
                    Found painterOf(Claim claim) {
                        interruption.run();
                        return super.painterOf(claim);
                    }
                };
        return new PortraitWorker(
                beans.getBean(JobClaims.class),
                commissions,
                new Easels(
                        commissions,
                        beans.getBean(Material.class),
                        beans.getBean(Orders.class),
                        beans.getBean(PromptScreen.class),
                        beans.getBean(OrderForm.class)),
                beans.getBean(Inspection.class),
                beans.getBean(Publication.class),
                beans.getBean(Setbacks.class));
    }

    private void grow(Someone someone, Purpose purpose) {
        jdbc.sql("update consent set epoch = epoch + 1 where person_key = :key and purpose = :purpose")
                .param("key", someone.key().value())
                .param("purpose", purpose.wire())
                .update();
    }

    private void awaitSomebodyWaiting() {
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> jdbc.sql("""
                select exists (select 1 from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and query like '%hold_person%')""").query(Boolean.class).single());
    }

    private long count(String table, UUID key) {
        return jdbc.sql("select count(*) from " + table + " where person_key = :key")
                .param("key", key)
                .query(Long.class)
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
