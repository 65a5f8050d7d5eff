package io.onlyyou.feed;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what went wrong in the database without repeating what its messages may quote. */
final class Failures {

    /** lock_not_available and query_canceled: what the limits of a decision end in. */
    private static final Set<String> TIMEOUTS = Set.of("55P03", "57014");

    private Failures() {}

    static boolean isTimeout(Throwable failure) {
        String state = sqlState(failure);
        return state != null && TIMEOUTS.contains(state);
    }

    static String describe(Throwable failure) {
        return failure.getClass().getSimpleName() + ", SQL state " + Objects.toString(sqlState(failure), "none");
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
