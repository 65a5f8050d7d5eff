package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.Sent;
import io.onlyyou.portrait.Release.Counts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands jobs to workers and takes back what came of them.
 *
 * <p>The latest claim wins: it may be taken over a worker that still runs (one believed dead), and every later statement of
 * the earlier one then finds another attempt in the row and does nothing.
 */
@Repository
class JobClaims {

    // A claim finds a job running only after its worker died, so it is an attempt that failed; too many are enough.
    private static final String CLAIM = """
            update portrait_job as job
            set state = case when over then 'dead' else 'running' end,
                attempt = case when over then attempt else attempt + 1 end,
                started_at = case when over then started_at else :now end,
                finished_at = case when over then cast(:now as timestamptz) end,
                last_error = case when over then 'its worker died' else last_error end
            from (
                select person_key, id, state = 'running' and attempt - postponed - polled >= :limit as over
                from portrait_job
                where person_key = :person and id = :job and state in ('queued', 'running', 'waiting')) as found
            where job.person_key = found.person_key and job.id = found.id
            returning state,
            """ + ClaimedRow.COLUMNS;

    // One that is running may still have a worker, whose result counts.
    private static final String HOLD = """
            update portrait_job
            set state = case state when 'running' then state else 'waiting' end,
                last_error = case state when 'running' then last_error else 'turned off' end
            where person_key = :person and id = :job and state in ('queued', 'running', 'waiting')""";

    // What is over leaves the queue with it: a place of its own there would cost another commit, and could be left
    // behind.
    private static final String RELEASE = """
            with released as (
                update portrait_job set state = :state, last_error = :error,
                    postponed = postponed + :postponed, polled = polled + :polled,
                    sent_at = coalesce(sent_at, cast(:sentAt as timestamptz)),
                    provider_ref = case when :state = 'waiting' then cast(:reference as text) else provider_ref end,
                    excluded = excluded || cast(:excluded as text[]),
                    finished_at = case when :finished then cast(:now as timestamptz) end
                where person_key = :person and id = :job and attempt = :attempt and state = 'running'
                returning id),
            gone as (
                delete from scheduled_tasks
                where :finished and task_name = :task and task_instance = cast(:job as text)
                    and exists (select 1 from released))
            select count(*) from released""";

    // Somebody else may have ended it while a worker had it in hand, and left its place to that worker.
    private static final String CLEAR = """
            delete from scheduled_tasks
            where task_name = :task and task_instance = cast(:job as text)
                and not exists (select 1 from portrait_job
                    where person_key = :person and id = :job and state in ('queued', 'running', 'waiting'))""";

    private final JdbcClient jdbc;
    private final People people;
    private final Consents consents;
    private final Line line;
    private final PortraitsProperties properties;
    private final Clock clock;

    JobClaims(
            JdbcClient jdbc, People people, Consents consents, Line line, PortraitsProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.consents = consents;
        this.line = line;
        this.properties = properties;
        this.clock = clock;
    }

    /** Claims the job, unless it is finished, its consent has ended, or it has failed too often already. */
    @Transactional
    Optional<Claim> claim(JobTicket ticket) {
        Optional<Person> person = people.lockKnown(ticket.subject());
        Optional<Claim> claim = person.flatMap(known -> claim(known.key(), ticket));
        if (claim.isEmpty()) {
            clear(key(person), ticket.job());
        }
        return claim;
    }

    /** Leaves a job waiting that nobody may attempt now; false where it has come to its end. */
    @Transactional
    boolean hold(JobTicket ticket) {
        Optional<Person> person = people.lockKnown(ticket.subject());
        boolean held = person.filter(
                        known -> about(HOLD, known.key(), ticket.job()).update() == 1)
                .isPresent();
        if (!held) {
            clear(key(person), ticket.job());
        }
        return held;
    }

    /**
     * Lets this claim be the one that publishes, with the person's row locked from here to the commit; gives the consent to
     * generation under which it may. Empty where another claim has been made since, or a consent has ended.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<ConsentStatus> publish(Claim claim) {
        people.lockKnown(claim.ticket().subject());
        Map<Purpose, ConsentStatus> now = consents.of(claim.person());
        if (!claim.epochs().areCurrent(now)) {
            release(claim, Release.into(JobState.CANCELLED, null));
            return Optional.empty();
        }
        return release(claim, Release.into(JobState.READY, null))
                ? Optional.ofNullable(now.get(Purpose.GENERATION))
                : Optional.empty();
    }

    /** Leaves the job in a state that it does not come back from, unless another claim has been made since. */
    @Transactional
    void finish(Claim claim, JobState state, @Nullable String error) {
        people.lockKnown(claim.ticket().subject());
        release(claim, Release.into(state, error));
    }

    /** Leaves the job waiting for its next attempt; false if another claim has been made since, or it was cancelled. */
    @Transactional
    boolean putOff(Claim claim, Release waiting) {
        people.lockKnown(claim.ticket().subject());
        return release(claim, waiting);
    }

    private Optional<Claim> claim(PersonKey person, JobTicket ticket) {
        Optional<Claim> claim = about(CLAIM, person, ticket.job())
                .param("limit", properties.maxAttempts())
                .query((row, number) -> JobState.of(row.getString("state")) == JobState.RUNNING
                        ? Optional.of(ClaimedRow.read(row, ticket, person))
                        : Optional.<Claim>empty())
                .optional()
                .flatMap(found -> found);
        if (claim.isEmpty()) {
            line.advance(person);
        } else if (!claim.get().epochs().areCurrent(consents.of(person))) {
            release(claim.get(), Release.into(JobState.CANCELLED, null));
            return Optional.empty();
        }
        return claim;
    }

    private boolean release(Claim claim, Release release) {
        Sent sent = release.sent();
        String excluded = release.excluded();
        boolean waits = release.state() == JobState.WAITING;
        boolean released = about(RELEASE, claim.person(), claim.job())
                        .param("state", release.state().wire())
                        .param("error", release.error())
                        .param("postponed", waits && release.counts() == Counts.AS_POSTPONEMENT ? 1 : 0)
                        .param("polled", waits && release.counts() == Counts.AS_NOTHING ? 1 : 0)
                        .param("reference", sent == null ? null : sent.reference())
                        .param("sentAt", sent == null ? null : sent.sentAt().atOffset(ZoneOffset.UTC))
                        .param("excluded", excluded == null ? new String[0] : new String[] {excluded})
                        .param("finished", !waits)
                        .param("attempt", claim.attempt())
                        .param("task", JobQueue.TASK.getTaskName())
                        .query(Integer.class)
                        .single()
                == 1;
        if (released) {
            line.advance(claim.person());
        } else {
            clear(claim.person().value(), claim.job());
        }
        return released;
    }

    /** Of somebody who is gone nothing is left that could be open. */
    private void clear(@Nullable UUID person, UUID job) {
        jdbc.sql(CLEAR)
                .param("person", person)
                .param("job", job)
                .param("task", JobQueue.TASK.getTaskName())
                .update();
    }

    private static @Nullable UUID key(Optional<Person> person) {
        return person.map(known -> known.key().value()).orElse(null);
    }

    private JdbcClient.StatementSpec about(String sql, PersonKey person, UUID job) {
        Instant now = clock.instant();
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("job", job)
                .param("now", now.atOffset(ZoneOffset.UTC));
    }
}
