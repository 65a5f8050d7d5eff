package io.onlyyou.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has not been seen for long. Somebody of whom no day is known was last seen when we first heard of them. */
@Repository
class IdleRows {

    private static final String SEEN = """
            select subject, coalesce(seen_on, cast(created_at at time zone 'UTC' as date)) as seen_on, warned_on
            from person left join person_seen using (person_key)""";

    /** One person, and whether they were warned. */
    record Idle(Subject subject, LocalDate seenOn, @Nullable LocalDate warnedOn) {}

    private final JdbcClient jdbc;
    private final JdbcClient across;

    IdleRows(JdbcClient jdbc, @Qualifier("operate") JdbcClient across) {
        this.jdbc = jdbc;
        this.across = across;
    }

    /** By the database's clock, in UTC. */
    LocalDate today() {
        return across.sql("select cast(clock_timestamp() at time zone 'UTC' as date)")
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .single();
    }

    /** Those who were last seen until that day and not warned since, in the order of their ids. */
    List<Subject> toWarn(LocalDate seenUntil, String after, int most) {
        return across.sql("select subject from (" + SEEN + """
                ) seen where subject > :after and seen_on <= :seenUntil and warned_on is null
                order by subject limit :most""")
                .param("after", after)
                .param("seenUntil", seenUntil)
                .param("most", most)
                .query((row, number) -> new Subject(row.getString(1)))
                .list();
    }

    /** Those who were last seen until that day and warned until the other. */
    List<Subject> toDestroy(LocalDate seenUntil, LocalDate warnedUntil, String after, int most) {
        return across.sql("""
                select subject from person_seen join person using (person_key)
                where subject > :after and seen_on <= :seenUntil and warned_on <= :warnedUntil
                order by subject limit :most""")
                .param("after", after)
                .param("seenUntil", seenUntil)
                .param("warnedUntil", warnedUntil)
                .param("most", most)
                .query((row, number) -> new Subject(row.getString(1)))
                .list();
    }

    Optional<Idle> find(Subject subject) {
        return jdbc.sql(SEEN + " where subject = :subject")
                .param("subject", subject.value())
                .query((row, number) -> new Idle(
                        subject,
                        row.getObject("seen_on", LocalDate.class),
                        row.getObject("warned_on", LocalDate.class)))
                .optional();
    }

    void noteWarning(PersonKey person, LocalDate seenOn, LocalDate today) {
        jdbc.sql("""
                insert into person_seen (person_key, seen_on, warned_on) values (:person, :seenOn, :today)
                on conflict (person_key) do update set warned_on = excluded.warned_on""")
                .param("person", person.value())
                .param("seenOn", seenOn)
                .param("today", today)
                .update();
    }

    /** What was noted of people in the moment in which they were erased; it names nobody. */
    void removeOrphans() {
        across.sql("""
                delete from person_seen
                where not exists (select 1 from person where person.person_key = person_seen.person_key)""").update();
    }
}
