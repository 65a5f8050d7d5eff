package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Clears up behind jobs that will not be done: their place in the person's line, with a provider, and at it. */
@Component
class Departures {

    private final Line line;
    private final Errands errands;
    private final Turns turns;

    Departures(Line line, Errands errands, Turns turns) {
        this.line = line;
        this.errands = errands;
        this.turns = turns;
    }

    /** In the transaction that cancels them; the next of the person's moves up. */
    void of(PersonKey person, List<UUID> jobs) {
        line.leave(person, jobs);
        line.advance(person);
        errands.cancelled(person.value(), jobs);
        turns.giveBack(jobs);
    }
}
