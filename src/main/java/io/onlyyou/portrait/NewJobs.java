package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/** Gives a new job its scenario, its ids, its seed and its time. */
@Component
class NewJobs {

    private final NextScenario nextScenario;
    private final IdGenerator ids;
    private final Seeds seeds;
    private final Clock clock;

    NewJobs(NextScenario nextScenario, IdGenerator ids, Seeds seeds, Clock clock) {
        this.nextScenario = nextScenario;
        this.ids = ids;
        this.seeds = seeds;
        this.clock = clock;
    }

    /** One in this scenario. */
    PortraitJobRow make(PersonKey person, Trigger trigger, Scenario scenario, Epochs epochs) {
        NewJob job = new NewJob(
                ids.generateId(), trigger, scenario, seeds.next(person, scenario.id()), epochs, clock.instant());
        return new PortraitJobRow(person, ids.generateId(), job);
    }

    /** Empty where the person allows no scenario. Of the consents it is for the surfaces that its scenario lists. */
    Optional<PortraitJobRow> make(PersonKey person, Trigger trigger, Epochs epochs) {
        return nextScenario
                .of(person, epochs.surfaces())
                .map(entry -> make(person, trigger, entry.scenario(), epochs.on(entry.surfaces())));
    }
}
