package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Receipts;
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
    private final Receipts receipts;

    OnboardingEvents(People people, AcceptedEvents accepted, OptIns optIns, Endings endings, Receipts receipts) {
        this.people = people;
        this.accepted = accepted;
        this.optIns = optIns;
        this.endings = endings;
        this.receipts = receipts;
    }

    /** What was answered to this very event before, if it was; spares the caller the checking of selfies. */
    @Transactional(readOnly = true)
    public Optional<Acceptance> replay(OnboardingEvent event) {
        return accepted.answerTo(event).map(answer -> new Acceptance(answer, true));
    }

    /** Accepts the event, whose selfies were checked. */
    @Transactional
    public Acceptance accept(OnboardingEvent event, List<CheckedSelfie> selfies, Actor actor) {
        Person person = people.lock(event.subject());
        // Looked up again under the lock: the same event may have come a hundred times at once.
        return accepted.answerTo(event)
                .map(answer -> new Acceptance(answer, true))
                .orElseGet(() -> {
                    EventAnswer answer = carryOut(person, event, selfies, actor);
                    accepted.remember(event, answer, person.lockedAt());
                    return new Acceptance(answer, false);
                });
    }

    private EventAnswer carryOut(Person person, OnboardingEvent event, List<CheckedSelfie> selfies, Actor actor) {
        Instant at = countsFrom(event, person.lockedAt());
        return switch (event.happening()) {
            case Happening.In in -> optIns.carryOut(person, in.data(), selfies, actor, at);
            case Happening.Out out ->
                ended(endings.end(person, EndRequest.withdrawal(out.data().ends(), actor, at)));
            case Happening.Gone gone -> {
                DeletionReceipt receipt = endings.end(person, EndRequest.erasure(actor, at));
                yield new EventAnswer(receipt.consents(), receipts.tokenFor(person, receipt.id()), List.of());
            }
        };
    }

    private static EventAnswer ended(DeletionReceipt receipt) {
        return new EventAnswer(receipt.consents(), receipt.id().toString(), List.of());
    }

    private static Instant countsFrom(OnboardingEvent event, Instant arrival) {
        Instant time = event.time();
        return time == null || time.isAfter(arrival) ? arrival : time;
    }
}
