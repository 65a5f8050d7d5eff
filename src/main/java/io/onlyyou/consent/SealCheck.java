package io.onlyyou.consent;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks that seals are signed by one of these keys, and cover the heads that are there. */
final class SealCheck {

    /** What came of checking all of them; {@code lastFingerprint} is that of the newest. */
    record Seals(long count, List<Long> broken, String lastFingerprint) {}

    private record Row(long number, String jws) {}

    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final JWKSet keys;

    SealCheck(JdbcClient jdbc, JWKSet keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Whether the seal of that number is what was signed. */
    boolean isWhole(long number) {
        return jdbc.sql("select number, jws from ledger_seal where number = :number")
                .param("number", number)
                .query((row, index) -> new Row(row.getLong(1), row.getString(2)))
                .optional()
                .filter(row -> isWhole(row, Seal.read(row.jws(), keys)))
                .isPresent();
    }

    /** All of them, and that none is missing between the first and the last. */
    Seals all() {
        List<Long> broken = new ArrayList<>();
        String previous = "";
        long expected = 0;
        try (Stream<Row> rows = jdbc
                .sql("select number, jws from ledger_seal order by number")
                .withFetchSize(FETCH)
                .query((row, index) -> new Row(row.getLong(1), row.getString(2)))
                .stream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                expected++;
                Optional<Seal> seal = Seal.read(row.jws(), keys);
                String named = seal.map(Seal::previous).orElse("");
                if (row.number() != expected || !named.equals(previous) || !isWhole(row, seal)) {
                    broken.add(expected);
                    expected = row.number();
                }
                previous = Seal.fingerprint(row.jws());
            }
        }
        return new Seals(expected, broken, previous);
    }

    private boolean isWhole(Row row, Optional<Seal> seal) {
        HeadsDigest digest = new HeadsDigest();
        jdbc.sql("select person_key, seq, hash from ledger_sealed_head where seal = :seal order by person_key")
                .param("seal", row.number())
                .query((head, index) -> {
                    digest.add(head.getObject(1, UUID.class), new LedgerHead(head.getLong(2), head.getBytes(3)));
                    return Boolean.TRUE;
                })
                .list();
        String found = digest.value();
        return seal.filter(signed -> signed.number() == row.number()
                        && signed.heads() == digest.heads()
                        && signed.digest().equals(found))
                .isPresent();
    }
}
