package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cancels jobs that are not finished; the person's row must be locked. A worker that has one in hand publishes nothing. */
@Repository
class OpenJobs {

    private static final String CANCEL = """
            update portrait_job set state = 'cancelled', finished_at = :now
            where person_key = :person and state in ('queued', 'running', 'waiting')""";

    private static final String SHARED = """
            select exists (
                select 1 from portrait_job
                where person_key = :person and state in ('queued', 'running', 'waiting')
                    and feed_epoch is not null and stories_epoch is not null)""";

    private static final String CANCEL_ONE = """
            update portrait_job set state = 'cancelled', finished_at = :now
            where person_key = :person and portrait_id = :portrait
                and state in ('queued', 'running', 'waiting', 'refused', 'dead')
            returning id""";

    private final JdbcClient jdbc;
    private final JobQueue queue;
    private final JobHistory history;
    private final Departures departures;
    private final WishRows wishes;
    private final Clock clock;

    OpenJobs(JdbcClient jdbc, JobQueue queue, JobHistory history, Departures departures, WishRows wishes, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.history = history;
        this.departures = departures;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Cancels those that were asked for under this consent, and says how many there were. */
    int cancel(PersonKey person, Purpose ended) {
        return switch (ended) {
            case GENERATION -> {
                int cancelled = cancel(person, "");
                wishes.forget(person);
                yield cancelled;
            }
            case FEED -> cancel(person, " and feed_epoch is not null");
            case STORIES -> cancel(person, " and stories_epoch is not null");
            case ADVERTISING -> 0;
        };
    }

    /** Whether one of them was asked for under two surfaces, so that ending one of these leaves the other without. */
    boolean isSharedBySurfaces(PersonKey person) {
        return jdbc.sql(SHARED)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Cancels the one that is making this portrait, or has failed to; false where there is none. */
    boolean cancelPortrait(PersonKey person, UUID portrait) {
        return cancelled(person, spec(CANCEL_ONE, person).param("portrait", portrait)) > 0;
    }

    /** Cancels this one. */
    void cancelJob(PersonKey person, UUID job) {
        cancelled(person, spec(CANCEL + " and id = :job returning id", person).param("job", job));
    }

    /** Deletes every trace of a person's jobs, and says how many of them were still open. */
    int erase(PersonKey person) {
        int open = cancel(person, Purpose.GENERATION);
        queue.remove(ids(spec("delete from portrait_job where person_key = :person returning id", person)));
        history.erase(person);
        wishes.erase(person);
        return open;
    }

    private int cancel(PersonKey person, String which) {
        return cancelled(person, spec(CANCEL + which + " returning id", person));
    }

    private int cancelled(PersonKey person, JdbcClient.StatementSpec statement) {
        List<UUID> jobs = ids(statement);
        queue.remove(jobs);
        departures.of(person, jobs);
        return jobs.size();
    }

    private static List<UUID> ids(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> row.getObject("id", UUID.class)).list();
    }

    private JdbcClient.StatementSpec spec(String sql, PersonKey person) {
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }
}
