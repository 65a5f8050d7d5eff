package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/** Gives a new job its scenario, its ids and its time. */
@Component
class NewJobs {

    private final NextScenario nextScenario;
    private final Consents consents;
    private final Trips trips;
    private final IdGenerator ids;
    private final Clock clock;

    NewJobs(NextScenario nextScenario, Consents consents, Trips trips, IdGenerator ids, Clock clock) {
        this.nextScenario = nextScenario;
        this.consents = consents;
        this.trips = trips;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether there is any surface that a portrait made now could be shown on. */
    boolean mayBeShown(PersonKey person) {
        return Epochs.given(consents.of(person))
                .filter(epochs -> !epochs.surfaces().isEmpty())
                .isPresent();
    }

    /** One in this scenario. */
    NewJob make(Trigger trigger, Scenario scenario, Epochs epochs) {
        return new NewJob(ids.generateId(), ids.generateId(), trigger, scenario, epochs, clock.instant());
    }

    /**
     * One under every consent that is given to what its scenario is listed for. Empty where generation is not given, or where
     * the person whom the transaction serves allows no scenario.
     */
    Optional<NewJob> make(PersonKey person, Trigger trigger) {
        Trip trip = trips.begin();
        Supplier<Map<Purpose, ConsentStatus>> now = consents.of(trip);
        Function<Set<Surface>, Optional<CatalogueEntry>> next = nextScenario.of(trip, person);
        trip.make();
        return Epochs.given(now.get())
                .flatMap(epochs -> next.apply(epochs.surfaces())
                        .map(entry -> make(trigger, entry.scenario(), epochs.on(entry.surfaces()))));
    }
}
