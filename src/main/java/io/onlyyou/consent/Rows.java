package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what JDBC returns as null. */
final class Rows {

    private Rows() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable Release release(ResultSet row) throws SQLException {
        String id = row.getString("release_id");
        return id == null
                ? null
                : new Release(
                        id,
                        row.getObject("release_signed_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable SelfieAssurance assurance(ResultSet row) throws SQLException {
        String wire = row.getString("selfie_assurance");
        return wire == null ? null : SelfieAssurance.of(wire);
    }

    static @Nullable ProviderOutcome providerOutcome(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        return provider == null
                ? null
                : new ProviderOutcome(provider, ProviderOutcome.State.of(row.getString("provider_deletion")));
    }

    static @Nullable NoticeRef notice(ResultSet row) throws SQLException {
        String id = row.getString("notice_id");
        return id == null ? null : new NoticeRef(id, row.getString("notice_version"), row.getString("notice_language"));
    }
}
