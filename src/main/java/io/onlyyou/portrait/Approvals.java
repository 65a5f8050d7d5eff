package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import io.onlyyou.consent.ViewerChanges;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets portraits be shown that a person has looked at first; for everybody else it changes nothing. */
@Component
public class Approvals {

    private final JdbcClient jdbc;
    private final People people;
    private final ViewerChanges changes;

    Approvals(JdbcClient jdbc, People people, ViewerChanges changes) {
        this.jdbc = jdbc;
        this.people = people;
        this.changes = changes;
    }

    /** Approves a portrait, once and for all; fails with {@link NoSuchPortraitException}, also while it is being made. */
    @Transactional
    public void approve(Subject subject, UUID portrait) {
        Person person = people.lockKnown(subject).orElseThrow(NoSuchPortraitException::new);
        int found = jdbc.sql("""
                update portrait set approved_at = coalesce(approved_at, :now)
                where person_key = :person and id = :portrait""")
                .param("now", person.lockedAt().atOffset(ZoneOffset.UTC))
                .param("person", person.key().value())
                .param("portrait", portrait)
                .update();
        if (found == 0) {
            throw new NoSuchPortraitException();
        }
        changes.announce(subject);
    }
}
