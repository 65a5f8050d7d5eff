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

    // A claim finds a job running only after its worker died, so it is an attempt that failed.
    private static final String GIVE_UP = """
            update portrait_job set state = 'dead', finished_at = :now, last_error = 'its worker died'
            where person_key = :person and id = :job and state = 'running'
                and attempt - postponed - polled >= :limit""";

    private static final String CLAIM = """
            update portrait_job set state = 'running', attempt = attempt + 1, started_at = :now
            where person_key = :person and id = :job and state in ('queued', 'running', 'waiting')
            returning
            """ + ClaimedRow.COLUMNS;

    // One that is running may still have a worker, whose result counts.
    private static final String HOLD = """
            update portrait_job
            set state = case state when 'running' then state else 'waiting' end,
                last_error = case state when 'running' then last_error else 'turned off' end
            where person_key = :person and id = :job and state in ('queued', 'running', 'waiting')""";

    private static final String RELEASE = """
            update portrait_job set state = :state, last_error = :error,
                postponed = postponed + :postponed, polled = polled + :polled,
                sent_at = coalesce(sent_at, cast(:sentAt as timestamptz)),
                provider_ref = case when :state = 'waiting' then cast(:reference as text) else provider_ref end,
                excluded = excluded || cast(:excluded as text[]),
                finished_at = case when :finished then cast(:now as timestamptz) end
            where person_key = :person and id = :job and attempt = :attempt and state = 'running'""";

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
        return people.lockKnown(ticket.subject()).flatMap(person -> claim(person, ticket));
    }

    /** Leaves a job waiting that nobody may attempt now; false where it has come to its end. */
    @Transactional
    boolean hold(JobTicket ticket) {
        return people.lockKnown(ticket.subject())
                .filter(person -> about(HOLD, person.key(), ticket.job()).update() == 1)
                .isPresent();
    }

    /** Whether every consent that the job was asked for under still stands; true only until the next moment. */
    @Transactional(readOnly = true)
    boolean isAllowed(Claim claim) {
        people.serve(claim.person());
        return claim.epochs().areCurrent(consents.of(claim.person()));
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
        release(claim, Release.into(state, error));
    }

    /** Leaves the job waiting for its next attempt; false if another claim has been made since, or it was cancelled. */
    @Transactional
    boolean putOff(Claim claim, Release waiting) {
        return release(claim, waiting);
    }

    private Optional<Claim> claim(Person person, JobTicket ticket) {
        int givenUp = about(GIVE_UP, person.key(), ticket.job())
                .param("limit", properties.maxAttempts())
                .update();
        if (givenUp == 1) {
            line.advance(person.key());
            return Optional.empty();
        }
        Optional<Claim> claim = about(CLAIM, person.key(), ticket.job())
                .query((row, number) -> ClaimedRow.read(row, ticket, person.key()))
                .optional();
        if (claim.isPresent() && !isAllowed(claim.get())) {
            release(claim.get(), Release.into(JobState.CANCELLED, null));
            return Optional.empty();
        }
        return claim;
    }

    private boolean release(Claim claim, Release release) {
        people.lockKnown(claim.ticket().subject());
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
                        .update()
                == 1;
        if (released) {
            line.advance(claim.person());
        }
        return released;
    }

    private JdbcClient.StatementSpec about(String sql, PersonKey person, UUID job) {
        Instant now = clock.instant();
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("job", job)
                .param("now", now.atOffset(ZoneOffset.UTC));
    }
}
