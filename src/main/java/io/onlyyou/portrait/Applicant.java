package io.onlyyou.portrait;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A job that wants a place at a provider.
 *
 * @param attempt of the claim that wants it
 * @param whose the same for all jobs of one person, and of no use for anything else
 * @param priority the higher, the sooner
 */
record Applicant(UUID job, int attempt, UUID whose, int priority) {

    static Applicant of(Claim claim) {
        byte[] person = claim.person().value().toString().getBytes(StandardCharsets.US_ASCII);
        return new Applicant(
                claim.job(),
                claim.attempt(),
                UUID.nameUUIDFromBytes(person),
                Lane.of(claim.trigger()).priority());
    }
}
