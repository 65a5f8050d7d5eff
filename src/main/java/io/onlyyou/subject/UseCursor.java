package io.onlyyou.subject;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a page of uses ended. */
record UseCursor(Instant at, UUID id) {

    private static final UUID LARGEST = new UUID(-1, -1);
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final long MILLION = 1_000_000;

    /** Before the first page. */
    static UseCursor start() {
        return new UseCursor(LATEST, LARGEST);
    }

    static UseCursor after(UseView last) {
        return new UseCursor(last.at(), last.id());
    }

    /** Fails with {@link IllegalArgumentException} on what was not made here. */
    static UseCursor parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("That is no cursor.");
        }
        try {
            long micros = Long.parseLong(parts[0]);
            Instant at = Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1000);
            if (at.isAfter(LATEST) || at.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException("That is no cursor.");
            }
            return new UseCursor(at, UUID.fromString(parts[1]));
        } catch (NumberFormatException | DateTimeException | ArithmeticException nonsense) {
            throw new IllegalArgumentException("That is no cursor.", nonsense);
        }
    }

    String text() {
        return at.getEpochSecond() * MILLION + at.getNano() / 1000 + "_" + id;
    }
}
