package io.onlyyou.consent;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings one person's records up with what has lapsed, and ends what has been suspended for the whole grace. */
@Component
class LapseEndings {

    private static final List<ConsentState> SUSPENDED = List.of(ConsentState.EXPIRED, ConsentState.SUPERSEDED);

    private final People people;
    private final Consents consents;
    private final Lapses lapses;
    private final Endings endings;

    LapseEndings(People people, Consents consents, Lapses lapses, Endings endings) {
        this.people = people;
        this.consents = consents;
        this.lapses = lapses;
        this.endings = endings;
    }

    /** Does nothing for a person who has agreed anew meanwhile, or is gone. */
    @Transactional
    public void settle(Subject subject) {
        people.lockKnown(subject).ifPresent(person -> {
            lapses.note(person);
            Collection<ConsentStatus> now = consents.of(person.key()).values();
            SUSPENDED.forEach(state -> end(person, state, due(now, state, person)));
        });
    }

    private void end(Person person, ConsentState state, Set<Purpose> due) {
        if (!due.isEmpty()) {
            endings.end(person, EndRequest.lapse(due, state, Lapses.ACTOR, person.lockedAt()));
        }
    }

    private static Set<Purpose> due(Collection<ConsentStatus> statuses, ConsentState state, Person person) {
        Set<Purpose> due = EnumSet.noneOf(Purpose.class);
        statuses.stream()
                .filter(status -> status.state() == state
                        && status.until() != null
                        && !status.until().isAfter(person.lockedAt()))
                .forEach(status -> due.add(status.purpose()));
        return due;
    }
}
