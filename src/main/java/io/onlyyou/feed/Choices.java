package io.onlyyou.feed;

import io.onlyyou.consent.DecisionLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/**
 * Chooses what goes into a page that is asked about for the first time, and writes it down: a transaction of its own, which
 * the database carries out by itself within one round trip.
 *
 * <p>How it chooses stands in {@code db/migration/R__deciding.sql}; why there, in
 * {@code docs/decisions/0050-a-page-is-decided-in-one-call.md}.
 */
@Component
class Choices {

    private static final String DECIDE = "select * from decide_page(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcOperations jdbc;
    private final IdGenerator ids;

    Choices(JdbcOperations jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Empty where nothing is chosen, because the page has no room for anything new or was inserted into before: then it gets
     * what it got. A statement that takes longer than what is left of the time fails.
     *
     * @param begun is run once there is a connection
     */
    Optional<Decision> choose(Visit visit, Deadline deadline, Runnable begun) {
        List<Integer> slots = visit.slots().beforeItems();
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Optional<Decision>>) connection -> {
            begun.run();
            return deadline.isPast()
                    ? Optional.of(Decision.Leave.because(Reason.DEADLINE))
                    : choose(connection, visit, slots, deadline.millisLeft());
        }));
    }

    private Optional<Decision> choose(Connection connection, Visit visit, List<Integer> slots, long millis)
            throws SQLException {
        // Within another transaction it would have been answered before it was written.
        connection.setAutoCommit(true);
        DecisionLimits.endSilence(connection, millis);
        List<Choice> rows = DecisionLock.call(
                connection, millis, DECIDE, (statement, first) -> tell(statement, first, visit, slots), Choice::of);
        if (rows.isEmpty()) {
            return Optional.of(Decision.Leave.of(Reason.NO_CONSENT, NoCache.LONGEST));
        }
        return rows.getFirst().answered() ? Optional.empty() : Optional.of(decision(visit, rows));
    }

    private void tell(PreparedStatement statement, int first, Visit visit, List<Integer> slots) throws SQLException {
        FeedRule rule = visit.feed().rule();
        RuleAsTold told = visit.feed().told();
        int next = first;
        statement.setString(next++, visit.viewer().value());
        statement.setString(next++, visit.feed().id());
        statement.setString(next++, visit.feed().purpose().wire());
        statement.setObject(next++, visit.pageHash().orElse(null), Types.BINARY);
        statement.setString(next++, told.version());
        statement.setInt(next++, rule.perDay());
        statement.setInt(next++, rule.showings());
        statement.setObject(
                next++,
                told.quietSeconds().stream().mapToDouble(Double::doubleValue).toArray());
        statement.setObject(next++, slots.stream().mapToInt(Integer::intValue).toArray());
        statement.setArray(next++, statement.getConnection().createArrayOf("uuid", newIds(slots.size())));
        statement.setInt(next++, PagesShown.MOST + 1);
        statement.setBoolean(next, rule.mode() != FeedRule.Mode.SHADOW);
    }

    private static Decision decision(Visit visit, List<Choice> rows) {
        List<Insertion> insertions = rows.stream()
                .flatMap(choice -> choice.row().insertion().stream())
                .sorted(Comparator.comparingInt(Insertion::ownIndex))
                .toList();
        if (insertions.isEmpty()) {
            return rows.getFirst().leave();
        }
        return visit.feed().rule().mode() == FeedRule.Mode.SHADOW
                ? Decision.Leave.because(Reason.SHADOW)
                : new Decision.Insert(insertions, false);
    }

    private UUID[] newIds(int count) {
        return Stream.generate(ids::generateId).limit(count).toArray(UUID[]::new);
    }
}
