package io.onlyyou.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of a deciding statement: whether both consents are given, whether the person wants nothing for now, and an
 * insertion if there is one whose portrait may be shown.
 */
record DecisionRow(boolean consented, boolean paused, Optional<Insertion> insertion) {

    static DecisionRow of(ResultSet row, int number) throws SQLException {
        return new DecisionRow(
                row.getBoolean("consented"),
                row.getBoolean("paused"),
                row.getObject("insertion_id") == null || row.getObject("id") == null
                        ? Optional.empty()
                        : Optional.of(insertion(row)));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Insertion insertion(ResultSet row) throws SQLException {
        return new Insertion(
                row.getObject("insertion_id", UUID.class),
                row.getInt("own_index"),
                row.getLong("surface_epoch"),
                row.getLong("generation_epoch"),
                instant(row, "decided_at"),
                new ShownPortrait(
                        row.getObject("id", UUID.class),
                        row.getString("scenario"),
                        row.getString("caption"),
                        row.getString("alt"),
                        row.getInt("shown_width"),
                        row.getInt("shown_height"),
                        instant(row, "made_at")));
    }
}
