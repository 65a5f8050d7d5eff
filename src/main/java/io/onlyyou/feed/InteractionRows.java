package io.onlyyou.feed;

import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of interactions. Whoever writes here holds the lock on the person's row. */
@Repository
class InteractionRows {

    private static final String KEEP = """
            insert into interaction (person_key, event_id, event, feed, purpose, insertion_id, portrait_id,
                                     surface_epoch, undoes, said_at, recorded_at)
            values (:person, :event_id, :event, :feed, :purpose, :insertion, :portrait,
                    coalesce((select epoch from consent
                              where person_key = :person and purpose = :purpose and state = 'given'), :epoch),
                    :undoes, least(cast(:at as timestamptz), :now), :now)""";

    private final JdbcClient jdbc;

    InteractionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptInteraction> find(PersonKey person, String eventId) {
        return jdbc.sql("""
                select event_id, event, insertion_id, undoes from interaction
                where person_key = :person and event_id = :event""")
                .param("person", person.value())
                .param("event", eventId)
                .query(KeptInteraction::of)
                .optional();
    }

    void keep(Person person, Interaction interaction) {
        TokenContent token = interaction.token();
        jdbc.sql(KEEP)
                .param("person", person.key().value())
                .param("event_id", interaction.eventId())
                .param("event", interaction.reaction().wire())
                .param("feed", token.feed())
                .param("purpose", token.surface().wire())
                .param("insertion", token.insertion())
                .param("portrait", token.portrait())
                .param("epoch", token.surfaceEpoch())
                .param("undoes", interaction.undoes())
                .param("at", DecisionRow.timestamp(interaction.at()))
                .param("now", DecisionRow.timestamp(person.lockedAt()))
                .update();
    }

    /** First told counts; never before it was served, never in the future. */
    void markSeen(Person person, Interaction interaction) {
        jdbc.sql("""
                update insertion set seen_at = greatest(decided_at, least(cast(:at as timestamptz), :now))
                where person_key = :person and id = :insertion and seen_at is null""")
                .param("person", person.key().value())
                .param("insertion", interaction.token().insertion())
                .param("at", DecisionRow.timestamp(interaction.at()))
                .param("now", DecisionRow.timestamp(person.lockedAt()))
                .update();
    }

    /** Takes it back, and with a show-more all that it had lifted. */
    void undo(PersonKey person, String eventId, String by) {
        jdbc.sql("""
                update interaction set undone_by = :by
                where person_key = :person and event_id = :event and undone_by is null""")
                .param("person", person.value())
                .param("event", eventId)
                .param("by", by)
                .update();
        jdbc.sql("update interaction set lifted_by = null where person_key = :person and lifted_by = :event")
                .param("person", person.value())
                .param("event", eventId)
                .update();
    }

    /** Everything said until now for this surface stops making serving stricter; what is hidden stays hidden. */
    void lift(Person person, Interaction by) {
        jdbc.sql("""
                update interaction set lifted_by = :by
                where person_key = :person and purpose = :purpose and event in ('hide', 'show-less', 'pause')
                  and undone_by is null and lifted_by is null""")
                .param("person", person.key().value())
                .param("purpose", by.token().surface().wire())
                .param("by", by.eventId())
                .update();
    }
}
