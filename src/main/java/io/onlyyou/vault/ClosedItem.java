package io.onlyyou.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A kept picture as it lies there, with the key that opens it, of no use to anybody but the vault. */
@SuppressWarnings("ArrayRecordComponent") // read once, and handed to nobody
public record ClosedItem(
        UUID item, String variant, String mediaType, int width, int height, byte[] content, WrappedKey key) {

    static ClosedItem of(ResultSet row, int number) throws SQLException {
        return new ClosedItem(
                row.getObject("item", UUID.class),
                row.getString("variant"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getBytes("content"),
                WrappedKey.of(row, number));
    }
}
