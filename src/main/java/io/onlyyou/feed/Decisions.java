package io.onlyyou.feed;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.ViewerChanges;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only place that says yes: with the person's row locked, a statement that sees everything committed before decides
 * and writes. So an ending stands before or after a decision, never beside it, and two pages cannot share one showing.
 *
 * <p>Expects a READ COMMITTED transaction of its own. See {@code docs/decisions/0005-only-the-database-says-yes.md}.
 */
@Component
class Decisions {

    // A crash may lose the last second of decisions; the promise about endings rests on none of them. The isolation
    // fails
    // here where it is another by default, without the round trip that asking the driver takes. The statements are
    // about
    // one person each, so a plan for anybody is right, and planning them costs more than running them.
    private static final String LIMITS = """
            select set_config('lock_timeout', :millis, true), set_config('statement_timeout', :millis, true),
                   set_config('synchronous_commit', 'off', true),
                   set_config('transaction_isolation', 'read committed', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true)""";

    private static final String VOID = """
            update insertion set voided_at = clock_timestamp()
            where person_key = :person and id in (:insertions) and replayed_at is null and voided_at is null""";

    private static final long DISCARD_MILLIS = 5_000;
    /** A database that is there cuts its statements off itself; this ends the wait for one that has gone silent. */
    private static final long GRACE_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final JdbcOperations connection;
    private final People people;
    private final Replays replays;
    private final Choices choices;
    private final ViewerChanges changes;

    Decisions(
            JdbcClient jdbc,
            JdbcOperations connection,
            People people,
            Replays replays,
            Choices choices,
            ViewerChanges changes) {
        this.jdbc = jdbc;
        this.connection = connection;
        this.people = people;
        this.replays = replays;
        this.choices = choices;
        this.changes = changes;
    }

    /** Decides within what is left of the time; a statement that takes longer fails. */
    @Transactional(propagation = Propagation.MANDATORY)
    Decision decide(Visit visit, Deadline deadline) {
        limit(deadline.millisLeft());
        return people.lockKnown(visit.viewer())
                .map(person -> decide(visit, person))
                .orElseGet(() -> Decision.Leave.of(Reason.NO_CONSENT, NoCache.LONGEST));
    }

    /** Makes insertions count for nothing, unless another answer under their page key has carried them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    void discard(Visit visit, Decision.Insert decision) {
        limit(DISCARD_MILLIS);
        List<UUID> insertions =
                decision.insertions().stream().map(Insertion::id).toList();
        people.lockKnown(visit.viewer()).ifPresent(person -> {
            jdbc.sql(VOID)
                    .param("person", person.key().value())
                    .param("insertions", insertions)
                    .update();
            changes.announce(visit.viewer());
        });
    }

    private Decision decide(Visit visit, Person person) {
        return replays.find(visit, person).orElseGet(() -> choices.choose(visit, person));
    }

    private void limit(long millis) {
        int silence = Math.toIntExact(millis + GRACE_MILLIS);
        connection.execute((ConnectionCallback<Boolean>) used -> {
            used.setNetworkTimeout(Runnable::run, silence); // the pool sets it back
            return true;
        });
        jdbc.sql(LIMITS)
                .param("millis", Long.toString(millis))
                .query((row, number) -> Boolean.TRUE)
                .single();
    }
}
