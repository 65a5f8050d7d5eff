package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One provider does not answer; those who need not wait for it do not. */
@PortraitRoomTest
class HangingProviderIntegrationTests {

    private static final NoticeRef NAMING_MAIN = new NoticeRef("imagine-yourself", "names-main", "en");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    private Desks desks;

    @Autowired
    private ErrandRunner errands;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);

    @BeforeEach
    void hang() {
        local.reset();
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-main", "main");
        OutsideProviders.freePlaces(jdbc);
        outside.mainModel().paints(this::late);
    }

    @AfterEach
    void answer() {
        outside.reset();
    }

    @Test
    void theOthersGoOn() throws Exception {
        JobTicket stuck = somebody().asksFor();
        Someone other = somebody();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> hanging = workers.submit(() -> worker.work(stuck));
            try {
                assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

                JobTicket ticket = other.asksFor();
                assertThat(worker.work(ticket)).isEmpty();

                assertThat(other.job(ticket.job()).state()).isEqualTo(JobState.READY);
                assertThat(local.requests()).hasSize(1);
                assertThat(hanging.isDone()).isFalse();
            } finally {
                answers.countDown();
            }
            hanging.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void whoHasAllTheWorkersItMayHaveIsPassedOver() {
        outside.reset();
        int held = takeAllDesks();
        Someone passing = somebody();
        try {
            worker.work(passing.asksFor());
            assertThat(outside.mainModel().placed()).isEmpty();
            assertThat(local.requests()).hasSize(1);
        } finally {
            giveBack(held);
        }
        worker.work(somebody().asksFor());
        assertThat(outside.mainModel().placed()).hasSize(1);

        int heldAfterwards = takeAllDesks();
        giveBack(heldAfterwards);
        assertThat(heldAfterwards).isEqualTo(held).isPositive();
    }

    /** Hanging is no less easy for one that is asked about an order. */
    @Test
    void anOrderIsAskedAboutOnlyWithAWorkerToSpareAndKept() {
        outside.reset();
        Someone one = somebody();
        JobTicket ticket = one.asksFor();
        worker.work(ticket);
        AtomicInteger looks = new AtomicInteger();
        outside.mainModel().resumes(sent -> {
            looks.incrementAndGet();
            return FakeOrders.finished(sent);
        });
        int held = takeAllDesks();
        try {
            assertThat(worker.work(ticket)).isPresent();
            assertThat(looks).hasValue(0);
        } finally {
            giveBack(held);
        }
        worker.work(ticket);
        assertThat(one.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void oneIsToldNothingWithoutAWorkerToSpare() {
        outside.reset();
        Someone one = somebody();
        worker.work(one.asksFor());
        one.ends(Purpose.GENERATION);
        int held = takeAllDesks();
        try {
            runErrands(one);
            assertThat(outside.mainModel().told()).isEmpty();
        } finally {
            giveBack(held);
        }
        runErrands(one);
        assertThat(outside.mainModel().told()).hasSize(2);
    }

    @Test
    void whoAsksToBeLeftAloneIsSentNothingByAnybody() {
        outside.mainModel().paints(request -> new ImageResult.RetryAfter(Duration.ofMinutes(2), "429"));
        assertThat(worker.work(somebody().asksFor())).contains(Duration.ofMinutes(2));
        outside.reset();

        worker.work(somebody().asksFor());
        assertThat(outside.mainModel().placed()).isEmpty();
        assertThat(local.requests()).hasSize(1);

        jdbc.sql("update provider_pace set quiet_until = now()").update();
        worker.work(somebody().asksFor());
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    private void runErrands(Someone person) {
        UUID key = person.key().value();
        jdbc.sql("select id from provider_errand where person_key = :person and state = 'requested'")
                .param("person", key)
                .query(UUID.class)
                .list()
                .forEach(errand -> errands.run(new ErrandTicket(key, errand)));
    }

    private int takeAllDesks() {
        int held = 0;
        while (desks.take(outside.main())) {
            held++;
        }
        return held;
    }

    private void giveBack(int held) {
        for (int desk = 0; desk < held; desk++) {
            desks.giveBack(outside.main());
        }
    }

    private Someone somebody() {
        Someone someone = new Someone(beans);
        someone.givesTo(NAMING_MAIN, "DE", Purpose.GENERATION);
        someone.sends(1);
        return someone;
    }

    private ImageResult late(ImageRequest request) {
        asked.countDown();
        try {
            assertThat(answers.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return FakeOrders.ordered(request);
    }
}
