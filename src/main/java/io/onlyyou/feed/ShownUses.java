package io.onlyyou.feed;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person every time that a portrait of theirs was shown, to be read beside the other uses of their likeness. */
@Repository
public class ShownUses {

    private static final String SHOWN = """
            select id, decided_at, portrait_id, feed, purpose, surface_epoch, rule_version from insertion
            where person_key = :person and voided_at is null and (decided_at, id) < (:at, :id)
            order by decided_at desc, id desc limit :limit""";

    private final JdbcClient jdbc;
    private final People people;

    ShownUses(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Those before this time, and of the same time those of smaller ids; newest first. */
    @Transactional(readOnly = true)
    public List<ShownUse> before(PersonKey person, Instant at, UUID id, int limit) {
        people.serve(person);
        return jdbc.sql(SHOWN)
                .param("person", person.value())
                .param("at", DecisionRow.timestamp(at))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> new ShownUse(
                        row.getObject("id", UUID.class),
                        DecisionRow.instant(row, "decided_at"),
                        row.getObject("portrait_id", UUID.class),
                        row.getString("feed"),
                        row.getString("purpose"),
                        row.getLong("surface_epoch"),
                        row.getString("rule_version")))
                .list();
    }
}
