package io.onlyyou.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of seals and of the heads that they cover. */
@Repository
class SealRows {

    /** A chain's head as it was sealed, or is to be. */
    record Sealing(UUID person, LedgerHead head) {}

    /** A seal, and until when everything recorded before is covered by it or an earlier one. */
    record Row(long number, String jws, Instant coversUntil) {}

    private static final int FETCH = 1_000;

    // Whatever was recorded after :from, since a transaction commits a while after it has noted its time.
    private static final String UNSEALED = """
            select distinct on (person_key) person_key, seq, hash from ledger_entry entry
            where recorded_at >= :from and not exists (
                select 1 from ledger_sealed_head earlier
                where earlier.person_key = entry.person_key and earlier.seq >= entry.seq)
            order by person_key, seq desc""";

    private final JdbcClient jdbc;

    SealRows(@Qualifier("operate") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the commit nobody else seals. */
    Instant lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger-seal', 0))")
                .query((row, number) -> Boolean.TRUE)
                .single();
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    Optional<Row> newest() {
        return jdbc.sql("select number, jws, covers_until from ledger_seal order by number desc limit 1")
                .query((row, number) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** To be closed. */
    Stream<Sealing> unsealed(Instant from) {
        return jdbc
                .sql(UNSEALED)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .withFetchSize(FETCH)
                .query((row, number) ->
                        new Sealing(row.getObject(1, UUID.class), new LedgerHead(row.getLong(2), row.getBytes(3))))
                .stream();
    }

    void add(Row seal, List<Sealing> heads) {
        jdbc.sql("insert into ledger_seal (number, jws, covers_until) values (:number, :jws, :until)")
                .param("number", seal.number())
                .param("jws", seal.jws())
                .param("until", seal.coversUntil().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into ledger_sealed_head (person_key, seal, seq, hash)
                select cast(person as uuid), :seal, seq, decode(hash, 'hex')
                from unnest(cast(:people as text[]), cast(:seqs as bigint[]), cast(:hashes as text[]))
                    as head (person, seq, hash)""")
                .param("seal", seal.number())
                .param(
                        "people",
                        heads.stream().map(head -> head.person().toString()).toArray(String[]::new))
                .param("seqs", heads.stream().map(head -> head.head().seq()).toArray(Long[]::new))
                .param(
                        "hashes",
                        heads.stream()
                                .map(head ->
                                        HexFormat.of().formatHex(head.head().hash()))
                                .toArray(String[]::new))
                .update();
    }
}
