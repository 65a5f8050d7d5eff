package io.onlyyou.feed;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person where portraits of theirs were shown to them: every page that they were answered in, oldest first. */
@Repository
public class Showings {

    // What went into one page was decided at one instant, so those before it in the page have moved it on.
    private static final String SHOWN = """
            select portrait_id, feed, decided_at, rule_version,
                   own_index + (select count(*) from insertion before
                                where before.person_key = :person and before.feed = insertion.feed
                                  and before.decided_at = insertion.decided_at
                                  and before.own_index < insertion.own_index) as position
            from insertion
            where person_key = :person and portrait_id in (:portraits) and voided_at is null
            order by decided_at, id""";

    private final JdbcClient jdbc;
    private final People people;

    Showings(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Where one portrait was shown. */
    @Transactional(readOnly = true)
    public List<Showing> of(PersonKey person, UUID portrait) {
        return of(person, List.of(portrait)).getOrDefault(portrait, List.of());
    }

    /** By portrait; one that was never shown is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Showing>> of(PersonKey person, Collection<UUID> portraits) {
        Map<UUID, List<Showing>> showings = new HashMap<>();
        if (!portraits.isEmpty()) {
            people.serve(person);
            jdbc.sql(SHOWN)
                    .param("person", person.value())
                    .param("portraits", portraits)
                    .query(row -> {
                        showings.computeIfAbsent(row.getObject("portrait_id", UUID.class), id -> new ArrayList<>())
                                .add(showing(row));
                    });
        }
        return showings;
    }

    /** How often anything was shown to that person. */
    public long countOf(PersonKey person) {
        return jdbc.sql("select count(*) from insertion where person_key = :person and voided_at is null")
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    private static Showing showing(ResultSet row) throws SQLException {
        return new Showing(
                row.getString("feed"),
                DecisionRow.instant(row, "decided_at"),
                row.getString("rule_version"),
                row.getInt("position"));
    }
}
