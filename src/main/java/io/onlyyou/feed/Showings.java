package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells a person where a portrait of theirs was shown to them: every page that it was answered in, oldest first. */
@Repository
public class Showings {

    private final JdbcClient jdbc;

    Showings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Showing> of(PersonKey person, UUID portraitId) {
        return jdbc.sql("""
                select feed, decided_at from insertion
                where person_key = :person and portrait_id = :portrait and voided_at is null
                order by decided_at, id""")
                .param("person", person.value())
                .param("portrait", portraitId)
                .query((row, number) -> new Showing(row.getString("feed"), DecisionRow.instant(row, "decided_at")))
                .list();
    }
}
