package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An entry as it stands in the chain, to be checked. */
record LedgerLink(PersonKey person, long seq, LedgerLine line, byte[] salt, byte[] hash) {

    /** From a row of {@code ledger_entry}. */
    static LedgerLink of(ResultSet row) throws SQLException {
        LedgerLine line = new LedgerLine(
                Purpose.of(row.getString("purpose")),
                ConsentState.of(row.getString("state")),
                row.getLong("epoch"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new LedgerLine.Terms(
                        Rows.notice(row),
                        row.getString("collection_method"),
                        row.getString("region"),
                        Rows.release(row),
                        Rows.assurance(row)),
                new LedgerLine.Word(row.getString("asserted_by"), row.getString("reason"), row.getString("ticket")),
                row.getObject("receipt_id", UUID.class),
                Rows.providerOutcome(row));
        return new LedgerLink(
                new PersonKey(row.getObject("person_key", UUID.class)),
                row.getLong("seq"),
                line,
                row.getBytes("salt"),
                row.getBytes("hash"));
    }

    byte[] expectedHash(byte[] previous) {
        return LedgerHash.of(previous, salt, person, seq, line);
    }
}
