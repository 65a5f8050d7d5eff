package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.RequestKey;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a wish: who is told it, what it is made from, and when it is forgotten. */
@PortraitRoomTest
class ImaginingIntegrationTests {

    private static final String WORDS = "me at sea, in a comic hat";
    private static final int MOST_ATTEMPTS = 10;
    private static final Wish AT_SEA = new Wish(WORDS, null, null, null);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Someone someone;

    @BeforeEach
    void meet() {
        local.reset();
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-both", "main", "spare");
        OutsideProviders.freePlaces(jdbc);
        someone = Someone.optedIn(beans, Purpose.GENERATION);
    }

    @Test
    void whoReadsIsToldTheWordsAndWhatHoldsOfEveryPortrait() {
        worker.work(someone.wishes(AT_SEA));

        ImageRequest request = local.requests().getFirst();
        assertThat(request.prompt()).contains(WORDS).contains("Nobody else", "fully clothed");
        assertThat(request.selfies()).hasSize(1);
        assertThat(asked().words()).isEqualTo(WORDS);
        assertThat(someone.portraits().getFirst().scenario().isInOwnWords()).isTrue();
    }

    /** The portrait says what it shows, and the words are kept for the person. */
    @Test
    void whoCannotReadPaintsTheScenarioThatComesClosest() {
        local.cannotRead();

        worker.work(someone.wishes(AT_SEA));

        ImageRequest request = local.requests().getFirst();
        assertThat(request.scenario()).isEqualTo("comic");
        assertThat(request.prompt()).doesNotContain("sea");
        assertThat(asked().words()).isEqualTo(WORDS);
        assertThat(someone.portraits().getFirst().scenario().id()).isEqualTo("comic");
    }

    @Test
    void aPictureLeavesInPlaceOfTheSelfiesAndIsForgottenWhenTheJobIsOver() {
        someone.givesTo(new NoticeRef("imagine-yourself", "names-both", "en"), "DE", Purpose.GENERATION);
        JobTicket ticket = someone.wishes(AT_SEA, DrawnSelfies.of(1));
        someone.sends(3);

        worker.work(ticket);
        assertThat(outside.mainModel().placed()).singleElement().satisfies(request -> {
            assertThat(request.selfies()).hasSize(1);
            assertThat(request.prompt()).startsWith("Change the first picture");
        });
        assertThat(kept("SOURCE")).isEqualTo(1);
        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(kept("SOURCE")).isZero();
        assertThat(kept("WORDS")).isEqualTo(1);
        List<LikenessUse> uses = beans.getBean(LikenessUses.class)
                .before(someone.key(), Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1), 10);
        assertThat(uses).hasSize(2).allSatisfy(use -> assertThat(use.selfies()).isEqualTo(1));
    }

    /** Whoever is refused has lost nothing, and is told when to come again. */
    @Test
    void theDayOfAllPeopleIsBounded() {
        jdbc.sql("insert into inventory_day (day, jobs, asked_for)"
                        + " values (current_date, 0, 10000), (current_date + 1, 0, 10000)"
                        + " on conflict (day) do update set asked_for = 10000")
                .update();
        try {
            assertThatThrownBy(() -> someone.wishes(AT_SEA))
                    .isInstanceOfSatisfying(WishRefusedException.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(WishRefusedException.Reason.TOO_MANY);
                        assertThat(refused).hasMessageContaining("tomorrow");
                        assertThat(refused.retryAfter())
                                .isBetween(
                                        Duration.ofSeconds(1),
                                        Duration.ofDays(1).plusSeconds(1));
                    });
            assertThat(kept("WORDS")).isZero();
            jdbc.sql("update inventory_day set asked_for = 9999").update();
            someone.wishes(AT_SEA);
            assertThat(jdbc.sql("select max(asked_for) from inventory_day")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(10000);
        } finally {
            jdbc.sql("update inventory_day set asked_for = 0").update();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPortraitGoesBeforeTheSelfiesToThoseWhoRead(boolean reads) {
        worker.work(someone.wishes(AT_SEA));
        UUID portrait = someone.portraits().getFirst().id();
        local.reset();
        if (!reads) {
            local.cannotRead();
        }

        worker.work(someone.wishes(new Wish(null, "mirrors", portrait, null)));

        assertThat(local.requests().getFirst().selfies()).hasSize(reads ? 2 : 1);
        assertThat(asked().basedOn()).isEqualTo(portrait);
    }

    @Test
    void withdrawalWhileItWaitsLeavesNothingAndCountsThePicture() {
        JobTicket ticket = someone.wishes(AT_SEA, DrawnSelfies.of(1));

        DeletionReceipt receipt = someone.ends(Purpose.GENERATION);

        assertThat(receipt.jobsCancelled()).isEqualTo(1);
        assertThat(receipt.selfiesDestroyed()).isEqualTo(2);
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(local.requests()).isEmpty();
        assertThat(kept(null)).isZero();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void withdrawalWhileItIsPaintedLeavesNothing() {
        JobTicket ticket = someone.wishes(AT_SEA, DrawnSelfies.of(1));
        local.does(request -> {
            someone.ends(Purpose.GENERATION);
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(kept(null)).isZero();
        assertThat(someone.portraits()).isEmpty();
    }

    @Test
    void whoLeavesLeavesNoWish() {
        someone.wishes(AT_SEA, DrawnSelfies.of(1));
        UUID key = someone.key().value();

        assertThat(someone.leaves().selfiesDestroyed()).isEqualTo(2);

        assertThat(jdbc.sql("select count(*) from portrait_wish where person_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsTakenBackIsForgotten() {
        JobTicket ticket = someone.wishes(AT_SEA, DrawnSelfies.of(1));

        beans.getBean(Portraits.class)
                .delete(someone.subject(), someone.portraits().getFirst().id());

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(kept("SOURCE") + kept("WORDS")).isZero();
    }

    @Test
    void whatIsRefusedIsForgottenAndWhatIsGivenUpKeepsTheWordsOnly() {
        local.does(request -> new ImageResult.Refused("as it likes"));
        worker.work(someone.wishes(AT_SEA, DrawnSelfies.of(1)));
        assertThat(kept("SOURCE") + kept("WORDS")).isZero();

        local.does(request -> new ImageResult.Failed("as it happens"));
        JobTicket dead = someone.wishes(AT_SEA, DrawnSelfies.of(1));
        workUntilOver(dead);
        assertThat(someone.job(dead.job()).state()).isEqualTo(JobState.DEAD);
        assertThat(kept("SOURCE")).isZero();
        assertThat(kept("WORDS")).isEqualTo(1);

        local.reset();
        beans.getBean(DeadLetters.class).redrive(dead.job());
        worker.work(dead);
        assertThat(someone.job(dead.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(kept("WORDS")).isZero();
    }

    @Test
    void aJobThatIsGivenUpAndDeletedTakesItsWordsAlong() {
        local.does(request -> new ImageResult.Impossible("as it likes"));
        JobTicket dead = someone.wishes(AT_SEA);
        workUntilOver(dead);
        assertThat(kept("WORDS")).isEqualTo(1);

        assertThat(beans.getBean(DeadLetters.class).delete(dead.job())).isTrue();

        assertThat(kept("WORDS")).isZero();
    }

    @Test
    void aPortraitThatIsTakenAwayMeanwhileIsNotChanged() {
        worker.work(someone.wishes(AT_SEA));
        UUID portrait = someone.portraits().getFirst().id();
        JobTicket ticket = someone.wishes(new Wish("me ashore", null, portrait, null));
        beans.getBean(Portraits.class).delete(someone.subject(), portrait);
        local.reset();

        assertThat(worker.work(ticket)).isEmpty();

        assertThat(local.requests()).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aPictureOfSomebodyElseIsRefused() {
        assertThatThrownBy(() -> someone.wishes(AT_SEA, DrawnSelfies.ofOthers(1)))
                .isInstanceOfSatisfying(
                        WishRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(WishRefusedException.Reason.NOT_THE_PERSON));
        assertThat(kept("SOURCE")).isZero();
    }

    /** Each is as much work for a processor as one that is taken; those that are count for themselves. */
    @Test
    void nobodyHasPicturesLookedAtWithoutEnd() {
        for (int taken = 0; taken < 3; taken++) {
            someone.wishes(AT_SEA, DrawnSelfies.of(1));
        }
        for (int tried = 0; tried < 20; tried++) {
            assertThat(refusalOf(DrawnSelfies.ofOthers(1)))
                    .as("picture %d", tried)
                    .isEqualTo(WishRefusedException.Reason.NOT_THE_PERSON);
        }

        assertThatThrownBy(() -> someone.wishes(AT_SEA, DrawnSelfies.of(1)))
                .isInstanceOfSatisfying(WishRefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(WishRefusedException.Reason.TOO_MANY);
                    assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofSeconds(3601));
                });
        someone.wishes(AT_SEA);
        Someone.optedIn(beans, Purpose.GENERATION).wishes(AT_SEA, DrawnSelfies.of(1));
    }

    private WishRefusedException.Reason refusalOf(byte[] picture) {
        try {
            someone.wishes(AT_SEA, picture);
        } catch (WishRefusedException refused) {
            return refused.reason();
        }
        throw new AssertionError("It was taken.");
    }

    /** None in this hour, and so many since yesterday. */
    @Test
    void nobodyAsksForMoreThanADaysShare() {
        jdbc.sql("""
                        insert into portrait_wish (person_key, job_id, portrait_id, asked_at)
                        select :person, gen_random_uuid(), gen_random_uuid(),
                            clock_timestamp() - interval '2 hours' - number * interval '20 minutes'
                        from generate_series(1, 60) as number""").param("person", someone.key().value()).update();

        assertThatThrownBy(() -> someone.wishes(AT_SEA)).isInstanceOfSatisfying(WishRefusedException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(WishRefusedException.Reason.TOO_MANY);
            assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(110), Duration.ofMinutes(121));
        });
        jdbc.sql("update portrait_wish set asked_at = asked_at - interval '130 minutes' where person_key = :person")
                .param("person", someone.key().value())
                .update();
        someone.wishes(AT_SEA);
    }

    /** The job of the first time is not to be found any more, its portrait still is. */
    @Test
    void theSameRequestCountsAnewOnceItsJobIsForgotten() {
        RequestKey request = new RequestKey(new byte[] {1}, new byte[] {2});
        Imagining imagining = beans.getBean(Imagining.class);
        Imagining.Asked first = imagining.ask(someone.subject(), AT_SEA, null, request);
        worker.work(new JobTicket(someone.subject(), first.job().id()));
        assertThat(imagining.ask(someone.subject(), AT_SEA, null, request).again())
                .isTrue();
        jdbc.sql("delete from portrait_job where id = ?")
                .param(first.job().id())
                .update();

        Imagining.Asked anew = imagining.ask(someone.subject(), AT_SEA, null, request);

        assertThat(anew.again()).isFalse();
        assertThat(imagining.ask(someone.subject(), AT_SEA, null, request).job().id())
                .isEqualTo(anew.job().id());
        assertThat(someone.portraits()).hasSize(2);
    }

    /** It was compared with selfies that are gone. */
    @Test
    void aPictureCountsOnlyUnderTheConsentThatItWasLookedAtUnder() {
        CheckedPicture checked = beans.getBean(PicturesToChange.class).check(someone.subject(), DrawnSelfies.of(1));
        someone.ends(Purpose.GENERATION);
        someone.gives(Purpose.GENERATION);
        someone.sends(1);

        assertThatThrownBy(() -> beans.getBean(Imagining.class).ask(someone.subject(), AT_SEA, checked, null))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(kept("SOURCE")).isZero();
    }

    @Test
    void anEndingDoesNotBeginTheCountAnew() {
        for (int wish = 0; wish < 20; wish++) {
            worker.work(someone.wishes(AT_SEA));
        }
        someone.ends(Purpose.GENERATION);
        someone.gives(Purpose.GENERATION);
        someone.sends(1);

        assertThatThrownBy(() -> someone.wishes(AT_SEA))
                .isInstanceOfSatisfying(
                        WishRefusedException.class,
                        refused -> assertThat(refused.retryAfter()).isPositive());
    }

    private void workUntilOver(JobTicket ticket) {
        int attempts = 0;
        while (worker.work(ticket).isPresent()) {
            assertThat(++attempts).as("it comes to its end").isLessThan(MOST_ATTEMPTS);
        }
    }

    private AskedFor asked() {
        return beans.getBean(Wishes.class)
                .ofPortrait(someone.key(), someone.portraits().getFirst().id())
                .orElseThrow();
    }

    private int kept(@Nullable String kind) {
        return jdbc.sql("""
                        select count(*) from vault_item
                        where person_key = :key and kind = coalesce(cast(:kind as text), kind)""")
                .param("key", someone.key().value())
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
