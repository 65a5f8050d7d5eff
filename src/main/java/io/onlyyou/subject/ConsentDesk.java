package io.onlyyou.subject;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Agreement;
import io.onlyyou.consent.Agreements;
import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.DueRevocations;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Receipts;
import io.onlyyou.consent.Refusal;
import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.PortraitJobs;
import io.onlyyou.portrait.Selfies;
import io.onlyyou.portrait.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's yes and no, each in one transaction under the lock on the person's row. */
@Service
class ConsentDesk {

    private final DueRevocations due;
    private final Consents consents;
    private final Agreements agreements;
    private final Endings endings;
    private final Selfies selfies;
    private final PortraitJobs jobs;

    ConsentDesk(
            DueRevocations due,
            Consents consents,
            Agreements agreements,
            Endings endings,
            Selfies selfies,
            PortraitJobs jobs) {
        this.due = due;
        this.consents = consents;
        this.agreements = agreements;
        this.endings = endings;
        this.selfies = selfies;
        this.jobs = jobs;
    }

    /** Where every consent stands; all unknown for a person never heard of. */
    @Transactional(readOnly = true)
    public List<ConsentStatus> read(Subject subject) {
        return List.copyOf(consents.of(subject).values());
    }

    /** Gives one purpose; a surface that was not given until now asks for a portrait to show there. */
    @Transactional
    public ConsentGivenView give(Subject subject, Purpose purpose, GiveConsentRequest request, Actor actor) {
        Person person = due.lock(subject);
        ConsentStatus before = Objects.requireNonNull(consents.of(person.key()).get(purpose));
        if (purpose == Purpose.GENERATION && !selfies.areKept(person.key(), Math.max(1, before.epoch()))) {
            throw new ConsentRefusedException(
                    Refusal.SELFIES_NEEDED,
                    "No selfies are kept of this person; send an opt-in event that carries one to three.");
        }
        Agreement agreement = agreements.give(person, request.grant(purpose, actor, person.lockedAt()));
        List<JobBriefView> started = purpose.isSurface() && !before.isGiven()
                ? jobs.request(person, Trigger.SURFACE).stream()
                        .map(job -> new JobBriefView(
                                job.id(), job.scenario(), job.state().wire()))
                        .toList()
                : List.of();
        return new ConsentGivenView(
                subject.value(),
                ConsentsView.of(subject, agreement.consents()).consents(),
                Receipts.path(subject, agreement.receipt()),
                started);
    }

    /** Ends these purposes; what was never given is recorded as refused. */
    @EndingTransaction
    public DeletionReceipt end(Subject subject, Set<Purpose> purposes, Actor actor) {
        Person person = due.lock(subject);
        return endings.end(person, EndRequest.withdrawal(purposes, actor, person.lockedAt()));
    }
}
