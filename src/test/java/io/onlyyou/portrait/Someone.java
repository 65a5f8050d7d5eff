package io.onlyyou.portrait;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Agreements;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.Grant;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.SelfieAssurance;
import io.onlyyou.consent.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person nobody else has, who says yes and no, each time in a transaction like the onboarding's. */
public final class Someone {

    private static final Actor APP = new Actor(Actor.Kind.CLIENT, "tests");
    private static final NoticeRef NOTICE = new NoticeRef("imagine-yourself", "1", "en");

    private final BeanFactory beans;
    private final TransactionTemplate transaction;
    private final Subject subject = new Subject("someone-" + UUID.randomUUID());

    public Someone(BeanFactory beans) {
        this.beans = beans;
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    /** Someone who has opted in, with one selfie kept. */
    public static Someone optedIn(BeanFactory beans, Purpose... purposes) {
        Someone someone = new Someone(beans);
        someone.gives(purposes);
        someone.sends(1);
        return someone;
    }

    public Subject subject() {
        return subject;
    }

    public PersonKey key() {
        return beans.getBean(People.class).find(subject).orElseThrow();
    }

    /** Says yes. */
    public void gives(Purpose... purposes) {
        givesTo(NOTICE, "DE", purposes);
    }

    /** Says yes to that notice, in that region. */
    void givesTo(NoticeRef notice, String region, Purpose... purposes) {
        locked(person -> beans.getBean(Agreements.class).give(person, grant(person, notice, region, Set.of(purposes))));
    }

    /** Sends that many selfies. */
    public void sends(int selfies) {
        Selfies room = beans.getBean(Selfies.class);
        List<CheckedSelfie> checked = room.check(IntStream.range(0, selfies)
                .mapToObj(number -> new SelfieUpload("pose-" + number, DrawnSelfies.of(1), "image/png"))
                .toList());
        locked(person -> {
            room.keep(person, generationEpoch(), checked);
            return checked;
        });
    }

    /** Asks for a portrait, as an opt-in does. */
    public Optional<PortraitJob> asks() {
        return locked(person -> beans.getBean(PortraitJobs.class).request(person, Trigger.OPT_IN));
    }

    /** Asks for a portrait that there is to be. */
    JobTicket asksFor() {
        return new JobTicket(subject, asks().orElseThrow().id());
    }

    /** Asks for what they wish for, made from that picture or, without one, from the selfies. */
    JobTicket wishes(Wish wish, byte... picture) {
        CheckedPicture checked = picture.length == 0
                ? null
                : beans.getBean(PicturesToChange.class).check(subject, picture);
        Imagining.Asked asked = beans.getBean(Imagining.class).ask(subject, wish, checked, null);
        return new JobTicket(subject, asked.job().id());
    }

    /** Says no. */
    public DeletionReceipt ends(Purpose... purposes) {
        return locked(person -> ending(person, purposes));
    }

    /** Says no in the transaction of a lock that is held already. */
    DeletionReceipt ending(Person person, Purpose... purposes) {
        return beans.getBean(Endings.class)
                .end(person, EndRequest.withdrawal(Set.of(purposes), APP, person.lockedAt()));
    }

    /** Is gone altogether. */
    public DeletionReceipt leaves() {
        return locked(person -> beans.getBean(Endings.class).end(person, EndRequest.erasure(APP, person.lockedAt())));
    }

    /** Does something in one transaction, with the person's row locked. */
    public <T> T locked(Function<Person, T> work) {
        return transaction.execute(
                status -> work.apply(beans.getBean(People.class).lock(subject)));
    }

    PortraitJob job(UUID id) {
        return beans.getBean(PortraitJobs.class).find(key(), id).orElseThrow();
    }

    List<Portrait> portraits() {
        return beans.getBean(Portraits.class).list(key(), null, 100).portraits();
    }

    private long generationEpoch() {
        return Epochs.given(beans.getBean(Consents.class).of(key()))
                .orElseThrow()
                .generation();
    }

    private static Grant grant(Person person, NoticeRef notice, String region, Set<Purpose> purposes) {
        return new Grant(
                purposes, notice, "in-app-toggle", region, true, null, SelfieAssurance.LIVE, APP, person.lockedAt());
    }
}
