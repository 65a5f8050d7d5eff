package io.onlyyou.portrait;

import io.onlyyou.consent.Person;
import io.onlyyou.vault.Vault;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a portrait away with all that hangs on it, in the caller's transaction. */
@Component
class Removal {

    private final PortraitRows rows;
    private final ProfileChoices choices;
    private final OpenJobs jobs;
    private final Vault vault;

    Removal(PortraitRows rows, ProfileChoices choices, OpenJobs jobs, Vault vault) {
        this.rows = rows;
        this.choices = choices;
        this.jobs = jobs;
        this.vault = vault;
    }

    /**
     * Its pictures and its row, and as a profile picture first, which the app is told; one that is being made will not be. Fails
     * with {@link NoSuchPortraitException}.
     *
     * @param person whose row the caller has locked
     */
    void remove(Person person, UUID portrait) {
        choices.clear(person.subject(), portrait);
        boolean wasMade = rows.remove(person.key().value(), portrait) > 0;
        if (wasMade) {
            vault.remove(person.key().value(), portrait);
        } else if (!jobs.cancelPortrait(person.key(), portrait)) {
            throw new NoSuchPortraitException();
        }
    }
}
