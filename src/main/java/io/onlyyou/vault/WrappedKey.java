package io.onlyyou.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept, of no use to anybody but the vault.
 *
 * @param bytes the wrapped key
 * @param by the name of the key-encryption key that wrapped it, or null where that was not noted
 */
public record WrappedKey(byte[] bytes, @Nullable String by) {

    /** Out of columns {@code wrapped} and {@code wrapped_by}. */
    static WrappedKey of(ResultSet row, int number) throws SQLException {
        return new WrappedKey(row.getBytes("wrapped"), row.getString("wrapped_by"));
    }
}
