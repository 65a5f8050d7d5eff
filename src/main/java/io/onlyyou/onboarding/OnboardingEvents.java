package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.DueRevocations;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Refusal;
import io.onlyyou.portrait.CheckedSelfie;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an event count once, with everything that it does in one transaction.
 *
 * <p>An event counts at the earlier of its own time and its arrival, which is when the person's row was locked.
 */
@Service
class OnboardingEvents {

    private final People people;
    private final AcceptedEvents accepted;
    private final OptIns optIns;
    private final Endings endings;
    private final DueRevocations due;

    OnboardingEvents(People people, AcceptedEvents accepted, OptIns optIns, Endings endings, DueRevocations due) {
        this.people = people;
        this.accepted = accepted;
        this.optIns = optIns;
        this.endings = endings;
        this.due = due;
    }

    /** What was answered to this very event before, if it was; spares the caller the checking of selfies. */
    @Transactional(readOnly = true)
    public Optional<Acceptance> replay(OnboardingEvent event) {
        return accepted.answerTo(event).map(answer -> new Acceptance(answer, true));
    }

    /** Accepts the event, whose selfies were checked. */
    @Transactional
    public Acceptance accept(OnboardingEvent event, List<CheckedSelfie> selfies, Actor actor) {
        return acceptOnce(event, selfies, actor);
    }

    /** Accepts an event that ends something; the same again does not so much as make a row to be locked. */
    @EndingTransaction
    public Acceptance acceptEnding(OnboardingEvent event, Actor actor) {
        return accepted.answerTo(event)
                .map(answer -> new Acceptance(answer, true))
                .orElseGet(() -> acceptOnce(event, List.of(), actor));
    }

    private Acceptance acceptOnce(OnboardingEvent event, List<CheckedSelfie> selfies, Actor actor) {
        Person person = people.lock(event.subject());
        // Looked up again under the lock: the same event may have come a hundred times at once.
        return accepted.answerTo(event)
                .map(answer -> new Acceptance(answer, true))
                .orElseGet(() -> {
                    EventAnswer answer = carryOut(due.settle(person), event, selfies, actor);
                    accepted.remember(event, answer, person.lockedAt());
                    return new Acceptance(answer, false);
                });
    }

    private EventAnswer carryOut(Person person, OnboardingEvent event, List<CheckedSelfie> selfies, Actor actor) {
        Instant at = countsFrom(event, person.lockedAt());
        return switch (event.happening()) {
            case Happening.In in -> {
                refuseReturn(person, event);
                yield optIns.carryOut(person, in.data(), selfies, actor, at);
            }
            case Happening.Out out ->
                ended(endings.end(person, EndRequest.withdrawal(out.data().ends(), actor, at)));
            case Happening.Gone gone -> ended(endings.end(person, EndRequest.erasure(actor, at)));
        };
    }

    /**
     * After an account was deleted, an event that counted before does not count again, and only one that says when it
     * happened can be told from a late one.
     */
    private void refuseReturn(Person person, OnboardingEvent event) {
        if (accepted.countedBeforeDeletion(event)) {
            throw new ConsentRefusedException(
                    Refusal.STALE_CONSENT,
                    "This opt-in counted before the account was deleted; a new one needs an `id` of its own and a `time` after"
                            + " that. Our clock says %s.".formatted(person.lockedAt()));
        }
        if (event.time() == null && people.isErased(person)) {
            throw new ConsentRefusedException(
                    Refusal.STALE_CONSENT,
                    "This account was deleted, so an opt-in needs a `time` after that. Our clock says %s."
                            .formatted(person.lockedAt()));
        }
    }

    private static EventAnswer ended(DeletionReceipt receipt) {
        return new EventAnswer(receipt.consents(), receipt.id(), List.of());
    }

    private static Instant countsFrom(OnboardingEvent event, Instant arrival) {
        Instant time = event.time();
        return time == null || time.isAfter(arrival) ? arrival : time;
    }
}
