package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class PortraitsIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private Portraits portraits;

    @Autowired
    private Selfies selfies;

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
    void listsNewestFirstPageByPageWithWhatIsBeingMade() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        List<UUID> asked = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            JobTicket ticket = someone.asksFor();
            asked.addFirst(someone.portraits().getFirst().id());
            if (round % 2 == 0) {
                worker.work(ticket);
            }
        }

        PortraitPage first = portraits.list(someone.key(), null, 3);
        PortraitPage second = portraits.list(someone.key(), first.next(), 3);

        assertThat(first.portraits()).extracting(Portrait::id).isEqualTo(asked.subList(0, 3));
        assertThat(first.portraits())
                .extracting(Portrait::state)
                .containsExactly(PortraitState.MAKING, PortraitState.READY, PortraitState.MAKING);
        assertThat(second.portraits()).extracting(Portrait::id).isEqualTo(asked.subList(3, 4));
        assertThat(second.next()).isNull();
        assertThat(portraits.find(someone.key(), asked.getFirst()).madeBy()).isNull();
    }

    @Test
    void whatSomebodyElseHasDoesNotExist() {
        UUID portrait = made(Someone.optedIn(beans, Purpose.GENERATION));
        Someone other = Someone.optedIn(beans, Purpose.GENERATION);

        assertThatExceptionOfType(NoSuchPortraitException.class)
                .isThrownBy(() -> portraits.find(other.key(), portrait));
        assertThatExceptionOfType(NoSuchPortraitException.class)
                .isThrownBy(() -> portraits.image(other.key(), portrait, 320));
        assertThatExceptionOfType(NoSuchPortraitException.class)
                .isThrownBy(() -> portraits.provenance(other.key(), portrait));
        assertThatExceptionOfType(NoSuchPortraitException.class)
                .isThrownBy(() -> portraits.delete(other.subject(), portrait));
        assertThatExceptionOfType(NoSuchPortraitException.class)
                .isThrownBy(() -> portraits.delete(new Someone(beans).subject(), portrait));
    }

    @Test
    void aPictureIsGivenOutOnlyWhileGenerationIsGivenInItsEpoch() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        UUID portrait = made(someone);
        PersonKey key = someone.key();

        set(key, "state = 'expired'");
        assertThatThrownBy(() -> portraits.image(key, portrait, 320)).isInstanceOf(NoSuchPortraitException.class);
        set(key, "state = 'given', epoch = epoch + 1");
        assertThatThrownBy(() -> portraits.image(key, portrait, 320)).isInstanceOf(NoSuchPortraitException.class);
        set(key, "epoch = epoch - 1");
        assertThat(portraits.image(key, portrait, 320).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void whatIsDeletedIsGoneWithItsPictures() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        UUID portrait = made(someone);
        UUID other = made(someone);

        portraits.delete(someone.subject(), portrait);

        assertThat(someone.portraits()).extracting(Portrait::id).containsExactly(other);
        assertThat(jdbc.sql("select count(*) from vault_item where item = :item")
                        .param("item", portrait)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> portraits.delete(someone.subject(), portrait))
                .isInstanceOf(NoSuchPortraitException.class);
    }

    @Test
    void whatIsDeletedWhileItIsBeingMadeIsNeverPublished() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> {
            portraits.delete(someone.subject(), someone.portraits().getFirst().id());
            return FakeImageModel.painted(request);
        });

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(someone.portraits()).isEmpty();
    }

    @Test
    void newSelfiesTakeThePlaceOfTheOld() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        someone.sends(3);
        someone.sends(2);

        worker.work(someone.asksFor());

        assertThat(model.requests().getFirst().selfies()).hasSize(2);
        assertThat(selfies.areKept(someone.key(), 1)).isTrue();
        assertThat(selfies.areKept(someone.key(), 2)).isFalse();
    }

    @Test
    void saysWhichSelfieCannotBeUsedAndWhy() {
        SelfieUpload good = upload(1);

        assertThatUnusable(List.of(good, upload(0)), 1, UnusableSelfieException.Reason.NO_PERSON);
        assertThatUnusable(List.of(upload(2), good), 0, UnusableSelfieException.Reason.SEVERAL_PEOPLE);
        assertThatUnusable(
                List.of(new SelfieUpload("front", new byte[0], null)), 0, UnusableSelfieException.Reason.NOT_A_PICTURE);
        assertThatUnusable(
                List.of(new SelfieUpload("front", DrawnSelfies.png(20, 20, 1), null)),
                0,
                UnusableSelfieException.Reason.TOO_SMALL);
    }

    private void assertThatUnusable(List<SelfieUpload> uploads, int index, UnusableSelfieException.Reason reason) {
        assertThatExceptionOfType(UnusableSelfieException.class)
                .isThrownBy(() -> selfies.check(uploads))
                .satisfies(unusable -> {
                    assertThat(unusable.index()).isEqualTo(index);
                    assertThat(unusable.reason()).isEqualTo(reason);
                    assertThat(unusable).hasMessageContaining("Send");
                });
    }

    private static SelfieUpload upload(int people) {
        return new SelfieUpload("front", DrawnSelfies.of(people), "image/png");
    }

    private UUID made(Someone someone) {
        worker.work(someone.asksFor());
        return someone.portraits().getFirst().id();
    }

    private void set(PersonKey key, String assignment) {
        jdbc.sql("update consent set " + assignment + " where person_key = :key and purpose = 'generation'")
                .param("key", key.value())
                .update();
    }
}
