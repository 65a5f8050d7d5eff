package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How much was made for a person, for those who may not see any of it. */
@Repository
public class PortraitFigures {

    private static final String FIGURES = """
            select (select count(*) from portrait where person_key = :person) as portraits,
                   count(*) as jobs,
                   count(*) filter (where state in ('queued', 'running', 'waiting')) as open,
                   count(*) filter (where state = 'dead') as dead
            from portrait_job where person_key = :person""";

    /**
     * Counts of one person.
     *
     * @param open jobs that may still make something
     * @param dead jobs that were given up
     */
    public record Figures(long portraits, long jobs, long open, long dead) {}

    private final JdbcClient jdbc;

    PortraitFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Figures of(PersonKey person) {
        return jdbc.sql(FIGURES)
                .param("person", person.value())
                .query((row, number) -> new Figures(
                        row.getLong("portraits"), row.getLong("jobs"), row.getLong("open"), row.getLong("dead")))
                .single();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<PortraitJob> latestJobs(PersonKey person, int most) {
        return jdbc.sql("""
                select * from portrait_job where person_key = :person
                order by created_at desc, id desc limit :most""")
                .param("person", person.value())
                .param("most", most)
                .query((row, number) -> JobHistory.job(row))
                .list();
    }
}
