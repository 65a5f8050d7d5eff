package io.onlyyou.feed;

import io.onlyyou.consent.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of the choosing statement: one of the insertions it made, or none, and in every row how things stood before.
 *
 * @param ready whether any portrait could be shown, were it due
 * @param lastDay insertions in the last 24 hours
 * @param lastAt the last insertion, or null
 */
record Choice(
        DecisionRow row,
        boolean ready,
        int lastDay,
        @Nullable Instant lastAt) {

    static Choice of(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastAt = row.getObject("last_at", OffsetDateTime.class);
        return new Choice(
                DecisionRow.of(row, number),
                row.getBoolean("ready"),
                row.getInt("last_day"),
                lastAt == null ? null : lastAt.toInstant());
    }

    /** Why nothing was inserted, where nothing was. */
    Decision.Leave leave(FeedRule rule, Person person) {
        if (!row.consented()) {
            return new Decision.Leave(Reason.NO_CONSENT, NoCache.LONGEST);
        }
        if (!ready) {
            return new Decision.Leave(Reason.NONE_READY, NoCache.LONGEST);
        }
        if (lastDay >= rule.perDay()) {
            return new Decision.Leave(Reason.CAP_REACHED, NoCache.LONGEST);
        }
        return new Decision.Leave(Reason.NOT_DUE, untilDue(rule, person));
    }

    private Duration untilDue(FeedRule rule, Person person) {
        if (lastAt == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(person.lockedAt(), lastAt.plus(rule.minInterval()));
        return left.compareTo(NoCache.LONGEST) < 0 ? left : NoCache.LONGEST;
    }
}
