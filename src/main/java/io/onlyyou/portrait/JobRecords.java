package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Trip;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every job that is remembered, whether it is still among those that workers use or in the history. What becomes of one is
 * decided by {@link JobClaims} and {@link OpenJobs} in statements of the database.
 */
@Repository
class JobRecords {

    private static final String ADD = """
            insert into portrait_job (person_key, id, portrait_id, trigger, scenario, prompt, caption, alt, seed,
                generation_epoch, feed_epoch, stories_epoch, state, created_at)
            values (:person, :job, :portrait, :trigger, :scenario, :prompt, :caption, :alt,
            """ + Seeds.NEXT + """
            , :generationEpoch, :feedEpoch, :storiesEpoch, 'queued', :createdAt)""";

    private static final String COUNT = """
            select (select count(*) from portrait_job where person_key = :person)
                + (select count(*) from portrait_job_history where person_key = :person)""";

    private final JdbcClient jdbc;
    private final JobHistory history;
    private final Seeds seeds;

    JobRecords(JdbcClient jdbc, JobHistory history, Seeds seeds) {
        this.jdbc = jdbc;
        this.history = history;
        this.seeds = seeds;
    }

    /** Gives it its seed, and writes it down. */
    void add(Trip trip, PersonKey person, NewJob job) {
        Map<String, @Nullable Object> named = new HashMap<>();
        named.put("person", person.value());
        named.put("job", job.id());
        named.put("portrait", job.portraitId());
        named.put("trigger", job.trigger().wire());
        named.put("scenario", job.scenario().id());
        named.put("prompt", job.scenario().prompt());
        named.put("caption", job.scenario().caption());
        named.put("alt", job.scenario().alt());
        named.put("alike", seeds.alike(job.scenario().id()));
        named.put("fresh", seeds.fresh());
        named.put("generationEpoch", job.epochs().generation());
        named.put("feedEpoch", job.epochs().feed());
        named.put("storiesEpoch", job.epochs().stories());
        named.put("createdAt", job.createdAt().atOffset(ZoneOffset.UTC));
        trip.take(ADD, named);
    }

    Optional<PortraitJob> find(PersonKey person, UUID job) {
        return jdbc.sql("select * from portrait_job where person_key = :person and id = :job")
                .param("person", person.value())
                .param("job", job)
                .query((row, number) -> JobHistory.job(row))
                .optional()
                .or(() -> history.find(person, job));
    }

    /** How many there are, to be asked for once the trip has been made. */
    Supplier<Long> countOf(Trip trip, PersonKey person) {
        Trip.Answer<Long> count = trip.take(COUNT, Map.of("person", person.value()), (row, number) -> row.getLong(1));
        return () -> count.list().getFirst();
    }
}
