package io.onlyyou.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code decide_page}: one of the insertions it made, or none, and in every row how things stood before, as far as it
 * came to ask.
 *
 * @param decidedAt when the lock was there
 * @param answered whether the page was inserted into before, in which case nothing was chosen
 * @param ready whether any portrait could be shown, were it due
 * @param leftToday insertions that rule and person still allow in these 24 hours
 * @param quietNow whether the person wants to be left alone at this time of the day
 * @param quietFrom the last insertion or dismissal, or null
 * @param quiet how long it lasts from then
 * @param shown the pages that were inserted into before, where this one is not
 */
record Choice(
        DecisionRow row,
        Instant decidedAt,
        boolean answered,
        boolean ready,
        long leftToday,
        boolean quietNow,
        @Nullable Instant quietFrom,
        Duration quiet,
        PagesShown shown) {

    static Choice of(ResultSet row, int number) throws SQLException {
        OffsetDateTime quietFrom = row.getObject("quiet_from", OffsetDateTime.class);
        return new Choice(
                DecisionRow.of(row, number),
                DecisionRow.instant(row, "decided_at"),
                row.getBoolean("answered"),
                row.getBoolean("ready"),
                row.getLong("left_today"),
                row.getBoolean("quiet_now"),
                quietFrom == null ? null : quietFrom.toInstant(),
                Duration.ofMillis(Math.round(row.getDouble("quiet") * 1000)),
                shown(row.getBytes("pages_shown")));
    }

    /** Why nothing was inserted, where nothing was. */
    Decision.Leave leave() {
        if (!row.consented()) {
            return Decision.Leave.of(Reason.NO_CONSENT, NoCache.LONGEST);
        }
        if (row.paused()) {
            return Decision.Leave.of(Reason.PAUSED, NoCache.LONGEST);
        }
        if (!ready) {
            return new Decision.Leave(Reason.NONE_READY, NoCache.LONGEST, shown);
        }
        if (leftToday <= 0) {
            return new Decision.Leave(Reason.CAP_REACHED, NoCache.LONGEST, shown);
        }
        return new Decision.Leave(Reason.NOT_DUE, untilDue(), shown);
    }

    private static PagesShown shown(byte @Nullable [] joined) {
        return joined == null ? PagesShown.UNKNOWN : PagesShown.of(joined);
    }

    private Duration untilDue() {
        if (quietNow) {
            return NoCache.LONGEST;
        }
        if (quietFrom == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(decidedAt, quietFrom.plus(quiet));
        return left.compareTo(NoCache.LONGEST) < 0 ? left : NoCache.LONGEST;
    }
}
