package io.onlyyou.consent;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the app whom it will lose, where there is anybody to be told. */
@Component
class IdleWarnings {

    static final String WARNING = "io.onlyyou.account-idle.v1";

    private final PersonEvents events;
    private final RetentionProperties properties;

    IdleWarnings(PersonEvents events, RetentionProperties properties) {
        this.events = events;
        this.properties = properties;
    }

    /** Whether a warning reaches anybody, or need not. */
    boolean suffice() {
        return properties.unannounced() || events.areHeard();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(Person person, LocalDate seenOn, LocalDate destroyedOn) {
        Map<String, LocalDate> data = Map.of("lastSeenOn", seenOn, "destroyedOn", destroyedOn);
        events.tell(person.subject(), WARNING, person.lockedAt(), data);
    }
}
