package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Trips;
import io.onlyyou.imaging.ImageResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order that can be known of is asked about, and neither placed again nor given up, whoever tells of it and when. */
@PortraitRoomTest
class OrdersPlacedOnceIntegrationTests {

    private static final NoticeRef NAMING_MAIN = new NoticeRef("imagine-yourself", "names-main", "en");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    private ErrandRunner errands;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Someone someone;
    private JobTicket ticket;

    @BeforeEach
    void ask() {
        local.reset();
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-main", "main");
        OutsideProviders.freePlaces(jdbc);
        someone = new Someone(beans);
        someone.givesTo(NAMING_MAIN, "DE", Purpose.GENERATION);
        someone.sends(1);
        ticket = someone.asksFor();
    }

    @AfterEach
    void forget() {
        outside.reset();
    }

    @Test
    void oneThatACallbackNamesBeforeTheCallIsGivenUpIsAskedAbout() {
        outside.mainModel().paints(request -> {
            callBack("{\"id\":\"p-1\",\"status\":\"starting\"}");
            return new ImageResult.Failed("it took too long");
        });

        assertThat(worker.work(ticket)).isPresent();
        worker.work(ticket);

        assertThat(outside.mainModel().placed()).hasSize(1);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    /** Else the same failure would count again and again, and no other order would be placed. */
    @Test
    void oneThatFailedIsNotBroughtBackByLateAndDoubledCallbacks() {
        worker.work(ticket);
        outside.mainModel().resumes(sent -> new ImageResult.Failed("the prediction failed"));
        assertThat(worker.work(ticket)).isPresent();
        jdbc.sql("update scheduled_tasks set execution_time = now() + interval '1 hour' where task_instance = :job")
                .param("job", ticket.job().toString())
                .update();
        String before = row();

        for (int time = 0; time < 2; time++) {
            assertThat(callBack("{\"id\":\"order-" + ticket.job() + "\",\"status\":\"failed\"}"))
                    .isEqualTo(Callbacks.Verdict.HEARD);
        }

        assertThat(row()).isEqualTo(before);
        outside.mainModel().resumes(FakeOrders::finished);
        worker.work(ticket);
        assertThat(local.requests()).as("somebody else is asked").hasSize(1);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    /** One worker is stopped with the answer on its way to it, and taken for dead; meanwhile a callback comes. */
    @Test
    void oneThatAnotherWorkerAsksAboutIsNotCancelledByWhoPlacedIt() {
        AtomicInteger looks = new AtomicInteger();
        outside.mainModel().resumes(sent -> {
            looks.incrementAndGet();
            return new ImageResult.Pending(sent.reference(), Duration.ofSeconds(1));
        });
        outside.mainModel().paints(request -> {
            callBack("{\"id\":\"order-" + ticket.job() + "\",\"status\":\"starting\"}");
            assertThat(worker.work(ticket)).isPresent();
            return FakeOrders.ordered(request);
        });

        assertThat(worker.work(ticket)).isEmpty();

        runErrands();
        assertThat(looks).hasValue(1);
        assertThat(outside.mainModel().told()).isEmpty();
        finishes();
    }

    @Test
    void oneThatIsHeardOfLateIsHandedOverToWhoeverHasTheJob() {
        JobClaims claims = beans.getBean(JobClaims.class);
        outside.mainModel().paints(request -> {
            Claim other = claims.claim(ticket).orElseThrow();
            claims.putOff(other, Release.waiting(Release.Counts.AS_NOTHING, "no provider has time"));
            return FakeOrders.ordered(request);
        });

        assertThat(worker.work(ticket)).isEmpty();

        runErrands();
        assertThat(outside.mainModel().told()).isEmpty();
        finishes();
    }

    @Test
    void oneThatCannotBeFetchedBeforeAnOperatorPutsSomethingRightIsKept() {
        worker.work(ticket);
        outside.mainModel().resumes(sent -> new ImageResult.Misconfigured("its pictures lie elsewhere"));
        for (int look = 0; look < 3; look++) {
            assertThat(worker.work(ticket)).contains(Setbacks.UNTIL_PUT_RIGHT);
        }
        outside.mainModel().resumes(FakeOrders::finished);
        finishes();
    }

    /** By the clock of a node that is far behind or ahead, the order would have been given up, or waited for too long. */
    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 10})
    void oneIsAsOldAsTheDatabaseSaysWhateverTheNodesClock(int minutesAhead) {
        worker.work(ticket);
        jdbc.sql("update portrait_job set sent_at = sent_at - interval '3 minutes' where id = :job")
                .param("job", ticket.job())
                .update();
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead));
        JobClaims elsewhere = new JobClaims(
                beans.getBean(Trips.class),
                beans.getBean(People.class),
                beans.getBean(Consents.class),
                beans.getBean(Line.class),
                beans.getBean(PortraitsProperties.class),
                clock);

        Standing standing = elsewhere.claim(ticket).orElseThrow().standing();

        Instant sentAt = Objects.requireNonNull(standing.order()).sent().sentAt();
        assertThat(Duration.between(sentAt, clock.instant())).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
    }

    private void finishes() {
        outside.mainModel().resumes(FakeOrders::finished);
        worker.work(ticket);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    /** About the last order. */
    private Callbacks.Verdict callBack(String body) {
        String url = String.valueOf(outside.mainModel().placed().getLast().callback());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        String signature = new String(OutsideProviders.KEY.signature("m", now, bytes), StandardCharsets.US_ASCII);
        Callbacks.Signature signed = new Callbacks.Signature("m", now, "v1," + signature);
        return beans.getBean(Callbacks.class).hear("main", url.substring(url.lastIndexOf('/') + 1), signed, bytes);
    }

    private void runErrands() {
        UUID person = someone.key().value();
        jdbc.sql("select id from provider_errand where person_key = :person and state = 'requested'")
                .param("person", person)
                .query(UUID.class)
                .list()
                .forEach(errand -> errands.run(new ErrandTicket(person, errand)));
    }

    private String row() {
        return jdbc.sql("""
                select job::text || execution_time::text from portrait_job job
                join scheduled_tasks on task_instance = job.id::text where id = :job""").param("job", ticket.job()).query(String.class).single();
    }
}
