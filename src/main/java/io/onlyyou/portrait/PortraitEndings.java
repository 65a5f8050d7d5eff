package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import io.onlyyou.consent.Person;
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
    private final Consents consents;
    private final PortraitJobs requests;
    private final Errands errands;

    PortraitEndings(
            OpenJobs jobs,
            PortraitRows portraits,
            Vault vault,
            Consents consents,
            PortraitJobs requests,
            Errands errands) {
        this.jobs = jobs;
        this.portraits = portraits;
        this.vault = vault;
        this.consents = consents;
        this.requests = requests;
        this.errands = errands;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public EndingTally ended(Ending ending) {
        if (ending.erased() || ending.ended().contains(Purpose.GENERATION)) {
            return destroy(ending);
        }
        boolean shared = jobs.isSharedBySurfaces(ending.person());
        int cancelled = cancel(ending);
        if (shared && cancelled > 0) {
            requestForWhatRemains(ending);
        }
        return new EndingTally(cancelled, 0, 0, 0, 0);
    }

    /** A job that was to serve two surfaces went with one of them; the other still waits for its portrait. */
    private void requestForWhatRemains(Ending ending) {
        boolean remains = consents.of(ending.person()).values().stream()
                .anyMatch(status -> status.purpose().isSurface() && status.isGiven());
        if (remains) {
            requests.request(new Person(ending.subject(), ending.person(), null, false, ending.at()), Trigger.SURFACE);
        }
    }

    private int cancel(Ending ending) {
        return ending.ended().stream()
                .mapToInt(purpose -> jobs.cancel(ending.person(), purpose))
                .sum();
    }

    /** What jobs were to be made from is counted with the rest: a job takes it along when it is cancelled. */
    private EndingTally destroy(Ending ending) {
        portraits.removeAll(ending.person().value());
        Destroyed destroyed = vault.destroy(ending.person().value());
        int cancelled = ending.erased() ? jobs.erase(ending.person()) : cancel(ending);
        return new EndingTally(
                cancelled,
                destroyed.selfies(),
                destroyed.portraits(),
                0,
                destroyed.keys(),
                destroyed.backupsUnreadableAfter(),
                errands.ended(ending));
    }
}
