package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The jobs that were given up, of everybody: an operator looks at them, has them tried anew, or deletes them. */
@Repository
public class DeadLetters {

    private static final String DEAD = """
            select job.*, person.subject from portrait_job job join person using (person_key)
            where job.state = 'dead'""";

    // The counts begin anew, the fence does not; and so does the key, since under the old one the old answer may come.
    private static final String REDRIVE = """
            update portrait_job set state = 'queued', postponed = 0, polled = attempt, excluded = '{}',
                provider_ref = null, sending_id = null, last_error = null, started_at = null, finished_at = null,
                idempotency_key = id || '-' || attempt
            where person_key = :person and id = :job and state = 'dead'
            returning trigger, generation_epoch, feed_epoch, stories_epoch""";

    private record Redriven(Trigger trigger, Epochs epochs) {}

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final People people;
    private final Consents consents;
    private final OpenJobs jobs;
    private final Line line;

    DeadLetters(
            JdbcClient jdbc,
            @Qualifier("operate") JdbcClient across,
            People people,
            Consents consents,
            OpenJobs jobs,
            Line line) {
        this.jdbc = jdbc;
        this.across = across;
        this.people = people;
        this.consents = consents;
        this.jobs = jobs;
        this.line = line;
    }

    /**
     * Those that were asked for last, first.
     *
     * @param before the id of the last one of the page before, or null for the first
     */
    public List<DeadJob> newest(@Nullable UUID before, int limit) {
        return across.sql(DEAD + """
                 and (cast(:before as uuid) is null or job.id < cast(:before as uuid))
                order by job.id desc limit :limit""")
                .param("before", before == null ? null : before.toString())
                .param("limit", limit)
                .query((row, number) -> job(row))
                .list();
    }

    /**
     * Has it tried anew, as if for the first time, if every consent that it was asked for under still stands; otherwise it is
     * cancelled. Empty where there is no such dead job.
     */
    @Transactional
    public Optional<JobState> redrive(UUID job) {
        return owner(job).flatMap(people::lockKnown).flatMap(person -> redrive(person, job));
    }

    /** Deletes it for good; false where there is no such dead job. */
    @Transactional
    public boolean delete(UUID job) {
        return owner(job)
                .flatMap(people::lockKnown)
                .filter(person -> jdbc.sql("""
                        delete from portrait_job where person_key = :person and id = :job and state = 'dead'""")
                                .param("person", person.key().value())
                                .param("job", job)
                                .update()
                        == 1)
                .isPresent();
    }

    private Optional<JobState> redrive(Person person, UUID job) {
        Optional<Redriven> found = jdbc.sql(REDRIVE)
                .param("person", person.key().value())
                .param("job", job)
                .query((row, number) -> new Redriven(
                        Trigger.of(row.getString("trigger")),
                        new Epochs(
                                row.getLong("generation_epoch"),
                                row.getObject("feed_epoch", Long.class),
                                row.getObject("stories_epoch", Long.class))))
                .optional();
        return found.map(asked -> {
            if (!asked.epochs().areCurrent(consents.of(person.key()))) {
                jobs.cancelJob(person.key(), job);
                return JobState.CANCELLED;
            }
            line.join(person.key(), new JobTicket(person.subject(), job), asked.trigger(), null);
            return JobState.QUEUED;
        });
    }

    private Optional<Subject> owner(UUID job) {
        return across.sql(DEAD + " and job.id = :job")
                .param("job", job)
                .query((row, number) -> new Subject(row.getString("subject")))
                .optional();
    }

    private static DeadJob job(ResultSet row) throws SQLException {
        return new DeadJob(
                row.getObject("id", UUID.class),
                new Subject(row.getString("subject")),
                Trigger.of(row.getString("trigger")),
                row.getString("scenario"),
                row.getInt("attempt"),
                row.getString("provider"),
                row.getString("last_error"),
                row.getBigDecimal("cost"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant());
    }
}
