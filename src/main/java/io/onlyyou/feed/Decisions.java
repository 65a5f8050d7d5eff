package io.onlyyou.feed;

import io.onlyyou.consent.ViewerChanges;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a page that was decided about before. Together with {@link Choices} the only place that says yes: with
 * the person's row locked, statements that see everything committed before decide and write. So an ending stands before or
 * after a decision, never beside it, and two pages cannot share one showing.
 *
 * <p>Expects a READ COMMITTED transaction of its own. See {@code docs/decisions/0005-only-the-database-says-yes.md}.
 */
@Component
class Decisions {

    private static final String VOID = """
            update insertion set voided_at = clock_timestamp()
            where person_key = :person and id in (:insertions) and replayed_at is null and voided_at is null""";

    private static final long DISCARD_MILLIS = 5_000;

    private final JdbcClient jdbc;
    private final DecisionLimits limits;
    private final Replays replays;
    private final ViewerChanges changes;

    Decisions(JdbcClient jdbc, DecisionLimits limits, Replays replays, ViewerChanges changes) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.replays = replays;
        this.changes = changes;
    }

    /** Answers a page for which nothing is chosen, within what is left of the time; a statement that takes longer fails. */
    @Transactional(propagation = Propagation.MANDATORY)
    Decision again(Visit visit, Deadline deadline) {
        return limits.lock(visit.viewer(), deadline.millisLeft())
                .map(person -> replays.find(visit, person).orElseGet(() -> Decision.Leave.because(Reason.NOT_DUE)))
                .orElseGet(() -> Decision.Leave.of(Reason.NO_CONSENT, NoCache.LONGEST));
    }

    /** Makes insertions count for nothing, unless another answer under their page key has carried them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    void discard(Visit visit, Decision.Insert decision) {
        List<UUID> insertions =
                decision.insertions().stream().map(Insertion::id).toList();
        limits.lock(visit.viewer(), DISCARD_MILLIS).ifPresent(person -> {
            jdbc.sql(VOID)
                    .param("person", person.key().value())
                    .param("insertions", insertions)
                    .update();
            changes.announce(visit.viewer());
        });
    }
}
