package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.UUID;

/** One worker's hold on a job, until another claims it after it: then nothing this one does counts any more. */
record Claim(
        JobTicket ticket,
        PersonKey person,
        Standing standing,
        UUID portrait,
        Trigger trigger,
        Scenario scenario,
        long seed,
        Epochs epochs) {

    UUID job() {
        return ticket.job();
    }

    /** Which claim this is, from 1. */
    int attempt() {
        return standing.attempt();
    }
}
