package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ledgers that were written years ago are checked by the code of today, so the hash of an entry never changes. These were
 * worked out by another program (Python's {@code hashlib} and {@code struct}).
 */
class LedgerHashTests {

    private static final PersonKey PERSON = new PersonKey(UUID.fromString("11111111-2222-4333-8444-555555555555"));
    private static final UUID RECEIPT = UUID.fromString("66666666-7777-7888-8999-aaaaaaaaaaaa");
    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final String GIVEN = "556c96149ea488c30827fb1285b344422328a2fd5309518d18add0424170bdcc";
    private static final String REVOKED = "f1f1ae66f794121efed30fc7388cdef815213c0fc8b208af411f1a39bae435dd";
    private static final String FORGOTTEN = "eb4321afe0c0e344c9770c3db26f55eea45b6cd5c7708146680cae7c47f52f90";

    @Test
    void yesHashesAsItAlwaysDid() {
        LedgerLine line = new LedgerLine(
                Purpose.FEED,
                ConsentState.GIVEN,
                1,
                Instant.parse("2026-11-22T10:00:00.123456Z"),
                Instant.parse("2026-11-22T10:00:01.654321Z"),
                new LedgerLine.Terms(
                        new NoticeRef("imagine-yourself", "2", "en"),
                        "in-app-toggle",
                        "US-IL",
                        new Release("release-7", Instant.parse("2026-11-22T09:00:00Z")),
                        SelfieAssurance.LIVE),
                new LedgerLine.Word("client:app", null, null),
                RECEIPT,
                null);

        assertThat(hash("", 1, line)).isEqualTo(GIVEN);
    }

    @Test
    void endingHashesAsItAlwaysDid() {
        LedgerLine line = ending(new LedgerLine.Word("admin:trust-ops", "minor reported", "T-1"), null);

        assertThat(hash(GIVEN, 2, line)).isEqualTo(REVOKED);
    }

    @Test
    void providersAnswerHashesAsItAlwaysDid() {
        LedgerLine line = ending(
                new LedgerLine.Word("service:provider-errand", null, null),
                new ProviderOutcome("main", ProviderOutcome.State.CONFIRMED));

        assertThat(hash(REVOKED, 3, line)).isEqualTo(FORGOTTEN);
    }

    private static LedgerLine ending(LedgerLine.Word word, @Nullable ProviderOutcome provider) {
        Instant at = Instant.parse("2026-11-22T10:01:00Z");
        return new LedgerLine(
                Purpose.GENERATION, ConsentState.REVOKED, 2, at, at, LedgerLine.Terms.NONE, word, RECEIPT, provider);
    }

    private static String hash(String previous, long seq, LedgerLine line) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(LedgerHash.of(hex.parseHex(previous), SALT, PERSON, seq, line));
    }
}
