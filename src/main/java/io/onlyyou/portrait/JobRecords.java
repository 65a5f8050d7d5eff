package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every job that is remembered, whether it is still among those that workers use or in the history. */
@Repository
class JobRecords {

    private final JdbcClient jdbc;
    private final PortraitJobRows rows;
    private final JobHistory history;

    JobRecords(JdbcClient jdbc, PortraitJobRows rows, JobHistory history) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.history = history;
    }

    PortraitJob add(PortraitJobRow job) {
        return rows.saveAndFlush(job).toJob();
    }

    Optional<PortraitJob> find(PersonKey person, UUID job) {
        return rows.find(new PersonalId(person, job)).or(() -> history.find(person, job));
    }

    long countOf(PersonKey person) {
        return jdbc.sql("""
                select (select count(*) from portrait_job where person_key = :person)
                    + (select count(*) from portrait_job_history where person_key = :person)""").param("person", person.value()).query(Long.class).single();
    }
}
