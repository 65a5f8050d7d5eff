package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.vault.WrappedKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One worker's hold on a job, until another claims it after it: then nothing this one does counts any more.
 *
 * @param key of the person's pictures, as it is kept; null where none is. So it can be unwrapped without their row being locked
 */
record Claim(
        JobTicket ticket,
        PersonKey person,
        Standing standing,
        UUID portrait,
        Trigger trigger,
        Scenario scenario,
        long seed,
        Epochs epochs,
        @Nullable WrappedKey key) {

    Claim with(@Nullable WrappedKey found) {
        return new Claim(ticket, person, standing, portrait, trigger, scenario, seed, epochs, found);
    }

    UUID job() {
        return ticket.job();
    }

    /** Which claim this is, from 1. */
    int attempt() {
        return standing.attempt();
    }
}
