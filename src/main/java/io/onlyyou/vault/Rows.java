package io.onlyyou.vault;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What the tables of this room have in common. */
final class Rows {

    private Rows() {}

    /** Now, in the one type that JDBC has for {@code timestamptz}. */
    static OffsetDateTime timestamp(Clock clock) {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
