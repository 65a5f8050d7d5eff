package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.DeletionReceipt.ProviderDeletion;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Moderation.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom pictures go to, what is known of it, and what comes of it. */
@PortraitRoomTest
class OutsideProvidersIntegrationTests {

    private static final NoticeRef NAMING_BOTH = new NoticeRef("imagine-yourself", "names-both", "en");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    private FakeModeration moderation;

    @Autowired
    private ErrandRunner errands;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        local.reset();
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-both", "main", "spare");
        OutsideProviders.freePlaces(jdbc);
    }

    @AfterEach
    void pass() {
        moderation.says(new Verdict.Passed());
    }

    @Test
    void nobodyOutsideIsSentAnythingThatTheNoticeDoesNotName() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        worker.work(someone.asksFor());

        assertThat(outside.mainModel().placed()).isEmpty();
        assertThat(outside.spareModel().placed()).isEmpty();
        assertThat(local.requests()).hasSize(1);
        assertThat(uses(someone)).extracting(LikenessUse::kind).containsExactly(LikenessUse.Kind.MADE);
    }

    @Test
    void anOrderIsPlacedOnceAskedAboutAndPublished() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();

        assertThat(worker.work(ticket)).contains(Duration.ofSeconds(2));
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        someone.sends(2); // replaces the one that was sent
        assertThat(worker.work(ticket)).isEmpty();

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).singleElement().satisfies(request -> {
            assertThat(request.selfies()).hasSize(1);
            assertThat(request.callback()).asString().startsWith("https://onlyyou.example/v1/provider-callbacks/main/");
        });
        assertThat(someone.portraits())
                .singleElement()
                .satisfies(portrait -> assertThat(portrait.madeBy()).hasFieldOrPropertyWithValue("provider", "main"));
        Provenance why = beans.getBean(Portraits.class)
                .provenance(someone.key(), someone.portraits().getFirst().id());
        assertThat(why.selfies()).extracting(Provenance.Selfie::pose).containsExactly("pose-0");
        assertThat(uses(someone))
                .extracting(LikenessUse::kind)
                .containsExactly(LikenessUse.Kind.MADE, LikenessUse.Kind.SENT);
        assertThat(uses(someone).getLast().provider()).isEqualTo("main");
        assertThat(row(ticket, "provider")).isEqualTo("main");
        assertThat(row(ticket, "provider_ref")).isEqualTo("order-" + ticket.job());
        assertThat(row(ticket, "idempotency_key")).isEqualTo(ticket.job().toString());
        assertThat(row(ticket, "cost")).isEqualTo("0.04");
        assertThat(placesTaken()).isZero();
    }

    @Test
    void waitingForAnOrderCountsForNothing() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        outside.mainModel().resumes(sent -> new ImageResult.Pending(sent.reference(), Duration.ofSeconds(1)));
        for (int look = 0; look < 30; look++) {
            assertThat(worker.work(ticket)).isPresent();
        }
        outside.mainModel().resumes(FakeOrders::finished);
        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void aWorkerThatDiesWhileAskingLosesNoOrder() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);
        outside.mainModel().resumes(sent -> {
            throw new StackOverflowError("a worker that dies");
        });
        assertThatThrownBy(() -> worker.work(ticket)).isInstanceOf(StackOverflowError.class);
        outside.mainModel().resumes(FakeOrders::finished);

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void aFaultOfOursIsNotPaidForAgain() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);
        moderation.breaks();
        assertThat(worker.work(ticket)).isPresent();
        assertThat(row(ticket, "last_error")).isEqualTo("java.lang.IllegalStateException");

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void aCallbackTellsOfAnOrderThatACrashKeptUsFromHearingOf() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        outside.mainModel().paints(request -> {
            throw new StackOverflowError("dies with the answer in its hand");
        });
        assertThatThrownBy(() -> worker.work(ticket)).isInstanceOf(StackOverflowError.class);

        assertThat(callBack(address(), "{\"id\":\"p-1\",\"status\":\"starting\"}"))
                .isEqualTo(Callbacks.Verdict.HEARD);
        AtomicReference<String> asked = new AtomicReference<>();
        outside.mainModel().resumes(sent -> {
            asked.set(sent.reference());
            return FakeOrders.finished(sent);
        });
        worker.work(ticket);

        assertThat(asked).hasValue("p-1");
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(outside.mainModel().placed()).hasSize(1);
    }

    @Test
    void callbacksThatAreForgedLateDoubledOrSenselessChangeNothing() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);
        String opaque = address();
        Callbacks callbacks = beans.getBean(Callbacks.class);
        String before = wholeRow(ticket);

        Callbacks.Signature forged = new Callbacks.Signature("m", "1", "v1,AAAA");
        assertThat(callbacks.hear("main", opaque, forged, new byte[0])).isEqualTo(Callbacks.Verdict.FORGED);
        assertThat(callbacks.hear("spare", opaque, forged, new byte[0])).isEqualTo(Callbacks.Verdict.UNKNOWN);
        assertThat(callbacks.hear("nobody", opaque, forged, new byte[0])).isEqualTo(Callbacks.Verdict.UNKNOWN);
        assertThat(callBack("AAAA", "{\"id\":\"p\"}")).isEqualTo(Callbacks.Verdict.UNKNOWN);
        assertThat(callBack(opaque, "{\"id\":\"another-order\"}")).isEqualTo(Callbacks.Verdict.HEARD);
        assertThat(callBack(opaque, "{\"id\":\"../../x\"}")).isEqualTo(Callbacks.Verdict.HEARD);
        assertThat(callBack(opaque, "no json")).isEqualTo(Callbacks.Verdict.HEARD);
        assertThat(wholeRow(ticket)).isEqualTo(before);

        worker.work(ticket);
        String after = wholeRow(ticket);
        String late = "{\"id\":\"order-" + ticket.job() + "\",\"status\":\"failed\"}";
        assertThat(callBack(opaque, late)).isEqualTo(Callbacks.Verdict.HEARD);
        assertThat(callBack(opaque, late)).isEqualTo(Callbacks.Verdict.HEARD);
        assertThat(wholeRow(ticket)).isEqualTo(after);
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.portraits()).hasSize(1);
    }

    @Test
    void anEndingTellsTheProviderAndSaysSo() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);

        DeletionReceipt receipt = someone.ends(Purpose.GENERATION);

        assertThat(receipt.providerDeletions()).containsExactly(new ProviderDeletion("main", "requested", null));
        assertThat(outside.mainModel().told()).isEmpty();
        runErrands(someone.key().value());
        assertThat(outside.mainModel().told())
                .containsExactlyInAnyOrder("cancel order-" + ticket.job(), "delete order-" + ticket.job());
        assertThat(placesTaken()).isZero();
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void oneThatDeletesNothingIsNamedWithWhatItSays() {
        Someone someone = named("US-CA");
        outside.mainModel().paints(request -> new ImageResult.Impossible("too large for it"));
        JobTicket ticket = someone.asksFor();
        assertThat(worker.work(ticket)).contains(Duration.ZERO);
        worker.work(ticket);
        worker.work(ticket);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);

        List<ProviderDeletion> deletions = someone.leaves().providerDeletions();

        assertThat(deletions)
                .containsExactlyInAnyOrder(
                        new ProviderDeletion("main", "not-offered", null),
                        new ProviderDeletion("spare", "not-offered", "thirty days"));
        assertThat(jdbc.sql("select count(*) from sending where job_id = :job")
                        .param("job", ticket.job())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void consentThatEndsWhileAnOrderIsBeingTakenIsToldToTheProvider() {
        Someone someone = named("DE");
        UUID key = someone.key().value();
        JobTicket ticket = someone.asksFor();
        outside.mainModel().paints(request -> {
            someone.leaves();
            return FakeOrders.ordered(request);
        });

        assertThat(worker.work(ticket)).isEmpty();
        runErrands(key);

        assertThat(outside.mainModel().told())
                .containsExactlyInAnyOrder("cancel order-" + ticket.job(), "delete order-" + ticket.job());
    }

    @Test
    void nobodyIsSentAnythingAfterTheEnding() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        someone.ends(Purpose.GENERATION);
        worker.work(ticket);
        assertThat(outside.mainModel().placed()).isEmpty();
    }

    @Test
    void oneThatServesOtherRegionsIsNotAsked() {
        outside.mainModel().paints(request -> new ImageResult.Impossible("cannot"));
        Someone inGermany = named("DE");
        JobTicket ticket = inGermany.asksFor();
        worker.work(ticket);
        worker.work(ticket);
        assertThat(outside.spareModel().placed()).isEmpty();
        assertThat(local.requests()).hasSize(1);
        assertThat(inGermany.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    @Test
    void whereNobodyCanTheJobIsGivenUpAtOnce() {
        outside.mainModel().paints(request -> new ImageResult.Impossible("cannot"));
        local.does(request -> new ImageResult.Impossible("cannot either"));
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);
        worker.work(ticket);
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.DEAD);
        assertThat(row(ticket, "last_error")).isEqualTo("no provider can paint it");
    }

    @Test
    void takesNoMoreOrdersAtOnceThanItsPlaces() {
        worker.work(named("DE").asksFor());
        assertThat(placesTaken()).isOne();
        Someone other = named("DE");

        JobTicket ticket = other.asksFor();
        worker.work(ticket);

        assertThat(outside.mainModel().placed()).hasSize(1);
        assertThat(local.requests()).as("who is next in order").hasSize(1);
    }

    @Test
    void aPromptOnTheDenyListIsSentToNobody() {
        Someone someone = named("DE");
        JobTicket ticket = someone.asksFor();
        jdbc.sql("update portrait_job set prompt = 'the person, naked' where id = :job")
                .param("job", ticket.job())
                .update();
        worker.work(ticket);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.REFUSED);
        assertThat(outside.mainModel().placed()).isEmpty();
    }

    private Someone named(String region) {
        Someone someone = new Someone(beans);
        someone.givesTo(NAMING_BOTH, region, Purpose.GENERATION);
        someone.sends(1);
        return someone;
    }

    private List<LikenessUse> uses(Someone someone) {
        return beans.getBean(LikenessUses.class)
                .before(someone.key(), Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1), 10);
    }

    /** The opaque end of the address that the last order was given. */
    private String address() {
        String url = String.valueOf(outside.mainModel().placed().getLast().callback());
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Callbacks.Verdict callBack(String opaque, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
        String signature = new String(OutsideProviders.KEY.signature("m", now, bytes), StandardCharsets.US_ASCII);
        return beans.getBean(Callbacks.class)
                .hear("main", opaque, new Callbacks.Signature("m", now, "v1," + signature), bytes);
    }

    private void runErrands(UUID person) {
        jdbc.sql("select id from provider_errand where person_key = :person and state = 'requested'")
                .param("person", person)
                .query(UUID.class)
                .list()
                .forEach(errand -> assertThat(errands.run(new ErrandTicket(person, errand)))
                        .isEmpty());
    }

    private long placesTaken() {
        return jdbc.sql("select count(*) from provider_slot where held_until > now()")
                .query(Long.class)
                .single();
    }

    private String row(JobTicket ticket, String column) {
        return jdbc.sql("select " + column + "::text from portrait_job where id = :job")
                .param("job", ticket.job())
                .query(String.class)
                .single();
    }

    private String wholeRow(JobTicket ticket) {
        return jdbc.sql("select portrait_job::text from portrait_job where id = :job")
                .param("job", ticket.job())
                .query(String.class)
                .single();
    }
}
