package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.UUID;

/**
 * One worker's hold on a job, until another claims it after it: then nothing this one does counts any more.
 *
 * @param attempt which claim this is, from 1
 * @param postponed how many of those before were put off by the provider
 */
record Claim(
        JobTicket ticket,
        PersonKey person,
        int attempt,
        int postponed,
        UUID portrait,
        Trigger trigger,
        Scenario scenario,
        long seed,
        Epochs epochs) {

    UUID job() {
        return ticket.job();
    }

    /** The attempts that count towards the limit, this one included. */
    int attemptsThatCount() {
        return attempt - postponed;
    }
}
