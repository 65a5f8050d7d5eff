package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import io.onlyyou.imaging.Sent;
import io.onlyyou.portrait.Release.Counts;
import io.onlyyou.vault.KeptKey;
import io.onlyyou.vault.Vault;
import io.onlyyou.vault.VaultQuestion;
import io.onlyyou.vault.WrappedKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

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
                where person_key = %s and id = :job and state in ('queued', 'running', 'waiting')) as found
            where job.person_key = found.person_key and job.id = found.id
            returning state, job.person_key,
            """.formatted(Trip.SERVED) + ClaimedRow.COLUMNS;

    // One that is running may still have a worker, whose result counts.
    private static final String HOLD = """
            update portrait_job
            set state = case state when 'running' then state else 'waiting' end,
                last_error = case state when 'running' then last_error else 'turned off' end
            where person_key = %s and id = :job and state in ('queued', 'running', 'waiting')
            returning state""".formatted(Trip.SERVED);

    // What is over leaves the queue with it: a place of its own there would cost another commit, and could stay there.
    // An order that is asked about no more is forgotten with its sending, so that no late callback brings it back. One
    // that
    // a callback named during this attempt stays, though the attempt itself never heard of it.
    private static final String RELEASE = """
            with released as (
                update portrait_job set state = :state, last_error = cast(:error as text),
                    postponed = postponed + :postponed, polled = polled + :polled,
                    sent_at = coalesce(sent_at, cast(:sentAt as timestamptz)),
                    provider_ref = case when :dropped then null else coalesce(cast(:reference as text), provider_ref) end,
                    sending_id = case when :dropped then null else sending_id end,
                    excluded = excluded || cast(:excluded as text[]),
                    finished_at = case when :finished then cast(:now as timestamptz) end
                where person_key = :person and id = :job and attempt = :attempt and state = 'running'
                returning id),
            gone as (
                delete from scheduled_tasks
                where :finished and task_name = :task and task_instance = cast(:job as text)
                    and exists (select 1 from released))
            select count(*) from released""";

    // Somebody else may have ended it while a worker had it in hand, and left its place to that worker. Of somebody who
    // is
    // gone nothing is left that could be open.
    private static final String CLEAR = """
            delete from scheduled_tasks
            where task_name = :task and task_instance = cast(:job as text)
                and not exists (select 1 from portrait_job
                    where person_key = %s and id = :job and state in ('queued', 'running', 'waiting'))""".formatted(Trip.SERVED);

    /** What is to be known of a claim that publishes, once its trip has been made. */
    interface Publishing {

        /** Whether it may: no other claim has been made since, and no consent has ended. Else all of it is to be undone. */
        boolean isAllowed();

        /** After the commit, or after it was undone. */
        void conclude();
    }

    private final Trips trips;
    private final People people;
    private final Consents consents;
    private final Line line;
    private final PortraitsProperties properties;
    private final Clock clock;

    JobClaims(Trips trips, People people, Consents consents, Line line, PortraitsProperties properties, Clock clock) {
        this.trips = trips;
        this.people = people;
        this.consents = consents;
        this.line = line;
        this.properties = properties;
        this.clock = clock;
    }

    /** Claims the job, unless it is finished, its consent has ended, or it has failed too often already. */
    Optional<Claim> claim(JobTicket ticket) {
        Trip trip = trips.begin();
        Trip.Answer<Person> person = people.lockKnown(trip, ticket.subject());
        Trip.Answer<Optional<Claim>> found = trip.take(
                CLAIM,
                about(ticket, Map.of("limit", properties.maxAttempts())),
                (row, number) -> JobState.of(row.getString("state")) == JobState.RUNNING
                        ? Optional.of(ClaimedRow.read(row, ticket, clock.instant()))
                        : Optional.empty());
        Supplier<Map<Purpose, ConsentStatus>> now = consents.of(trip);
        VaultQuestion<KeptKey> kept = Vault.keys(Trip.SERVED);
        Trip.Answer<KeptKey> keys = trip.take(kept.sql(), kept.parameters(), kept.rows());
        trip.make();
        Optional<Claim> claim =
                found.optional().flatMap(claimed -> claimed).map(claimed -> claimed.with(key(claimed, keys.list())));
        if (claim.isEmpty()) {
            clear(ticket, person.optional());
        } else if (!claim.get().epochs().areCurrent(now.get())) {
            finish(claim.get(), JobState.CANCELLED, null);
            return Optional.empty();
        }
        return claim;
    }

    private static @Nullable WrappedKey key(Claim claim, List<KeptKey> keys) {
        return keys.stream()
                .filter(kept -> kept.epoch() == claim.epochs().generation())
                .map(KeptKey::key)
                .findFirst()
                .orElse(null);
    }

    /** Leaves a job waiting that nobody may attempt now; false where it has come to its end. */
    boolean hold(JobTicket ticket) {
        Trip trip = trips.begin();
        Trip.Answer<Person> person = people.lockKnown(trip, ticket.subject());
        Trip.Answer<String> held = trip.take(HOLD, about(ticket, Map.of()), (row, number) -> row.getString("state"));
        trip.make();
        boolean isHeld = held.optional().isPresent();
        if (!isHeld) {
            clear(ticket, person.optional());
        }
        return isHeld;
    }

    /**
     * Lets this claim be the one that publishes, as the beginning of a trip in the transaction that does: from there to its end
     * the person's row is locked.
     */
    Publishing publish(Trip trip, Claim claim) {
        people.lockKnown(trip, claim.ticket().subject());
        Supplier<Map<Purpose, ConsentStatus>> now = consents.of(trip);
        Trip.Answer<Integer> released = release(trip, claim, Release.into(JobState.READY, null));
        Runnable advanced = line.advance(trip, claim.person());
        return new Publishing() {
            @Override
            public boolean isAllowed() {
                return isCurrent() && isReleased(released);
            }

            @Override
            public void conclude() {
                if (!isCurrent()) {
                    finish(claim, JobState.CANCELLED, null);
                } else if (isReleased(released)) {
                    advanced.run();
                } else {
                    clear(claim);
                }
            }

            private boolean isCurrent() {
                return claim.epochs().areCurrent(now.get());
            }
        };
    }

    Instant now() {
        return clock.instant();
    }

    /** Leaves the job in a state that it does not come back from, unless another claim has been made since. */
    void finish(Claim claim, JobState state, @Nullable String error) {
        putOff(claim, Release.into(state, error));
    }

    /** Leaves the job waiting for its next attempt; false if another claim has been made since, or it was cancelled. */
    boolean putOff(Claim claim, Release release) {
        Trip trip = trips.begin();
        people.lockKnown(trip, claim.ticket().subject());
        Trip.Answer<Integer> released = release(trip, claim, release);
        Runnable advanced = line.advance(trip, claim.person());
        trip.make();
        advanced.run();
        if (!isReleased(released)) {
            clear(claim);
        }
        return isReleased(released);
    }

    private Trip.Answer<Integer> release(Trip trip, Claim claim, Release release) {
        Sent sent = release.sent();
        String excluded = release.excluded();
        boolean waits = release.state() == JobState.WAITING;
        Map<String, @Nullable Object> named = new HashMap<>(about(claim.ticket(), Map.of()));
        named.put("person", claim.person().value());
        named.put("state", release.state().wire());
        named.put("error", release.error());
        named.put("postponed", waits && release.counts() == Counts.AS_POSTPONEMENT ? 1 : 0);
        named.put("polled", waits && release.counts() == Counts.AS_NOTHING ? 1 : 0);
        named.put("reference", sent == null ? null : sent.reference());
        named.put("dropped", waits && sent == null && claim.standing().order() != null);
        named.put("sentAt", sent == null ? null : sent.sentAt().toString());
        named.put("excluded", excluded == null ? new String[0] : new String[] {excluded});
        named.put("finished", !waits);
        named.put("attempt", claim.attempt());
        named.put("task", JobQueue.TASK.getTaskName());
        return trip.take(RELEASE, named, (row, number) -> row.getInt(1));
    }

    private static boolean isReleased(Trip.Answer<Integer> released) {
        return released.list().equals(List.of(1));
    }

    private void clear(Claim claim) {
        clear(claim.ticket(), Optional.empty());
    }

    /** Takes what is over off the queue, and calls the next of that person in its place. */
    private void clear(JobTicket ticket, Optional<Person> next) {
        Trip trip = trips.begin();
        people.lockKnown(trip, ticket.subject());
        trip.take(CLEAR, about(ticket, Map.of("task", JobQueue.TASK.getTaskName())));
        Optional<Runnable> advanced = next.map(person -> line.advance(trip, person.key()));
        trip.make();
        advanced.ifPresent(Runnable::run);
    }

    private Map<String, Object> about(JobTicket ticket, Map<String, Object> more) {
        Map<String, Object> named = new HashMap<>(more);
        named.put("job", ticket.job());
        named.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return named;
    }
}
