package io.onlyyou.admin;

import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonEvents;
import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.Portraits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes a portrait away for good at an administrator's word, and has the app forget it. */
@Service
class Takedowns {

    private static final String REMOVED = "io.onlyyou.portrait-removed.v1";

    private final People people;
    private final Portraits portraits;
    private final PersonEvents events;

    Takedowns(People people, Portraits portraits, PersonEvents events) {
        this.people = people;
        this.portraits = portraits;
        this.events = events;
    }

    /** Fails with {@link NoSuchPortraitException}; one that is being made will not be. */
    @EndingTransaction
    public void takeDown(Subject subject, UUID portrait) {
        Person person = people.lockKnown(subject).orElseThrow(NoSuchPortraitException::new);
        portraits.delete(subject, portrait);
        events.tell(
                subject,
                REMOVED,
                person.lockedAt(),
                Map.of("portrait", portrait, "items", List.of("onlyyou:" + portrait)));
    }
}
