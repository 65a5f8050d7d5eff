package io.onlyyou.portrait;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import io.onlyyou.consent.Purpose;
import io.onlyyou.vault.Destroyed;
import io.onlyyou.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What ends with consent: with generation everything, selfies, portraits, keys and open jobs; with a surface the jobs that
 * were to be shown there. What was made stays for the person's own eyes then, and its epoch keeps it from that surface.
 */
@Component
class PortraitEndings implements EndingEffect {

    private final OpenJobs jobs;
    private final PortraitRows portraits;
    private final Vault vault;

    PortraitEndings(OpenJobs jobs, PortraitRows portraits, Vault vault) {
        this.jobs = jobs;
        this.portraits = portraits;
        this.vault = vault;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public EndingTally ended(Ending ending) {
        int cancelled = ending.erased()
                ? jobs.erase(ending.person())
                : ending.ended().stream()
                        .mapToInt(purpose -> jobs.cancel(ending.person(), purpose))
                        .sum();
        return ending.erased() || ending.ended().contains(Purpose.GENERATION)
                ? destroy(ending, cancelled)
                : new EndingTally(cancelled, 0, 0, 0, 0);
    }

    private EndingTally destroy(Ending ending, int cancelled) {
        portraits.removeAll(ending.person().value());
        Destroyed destroyed = vault.destroy(ending.person().value());
        return new EndingTally(cancelled, destroyed.selfies(), destroyed.portraits(), 0, destroyed.keys());
    }
}
