package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import io.onlyyou.consent.Preferences;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Whose turn it is, of the scenarios that a person allows. */
@Component
class NextScenario {

    private final Scenarios scenarios;
    private final JobRecords records;
    private final Preferences preferences;
    private final Trips trips;

    NextScenario(Scenarios scenarios, JobRecords records, Preferences preferences, Trips trips) {
        this.scenarios = scenarios;
        this.records = records;
        this.preferences = preferences;
        this.trips = trips;
    }

    /** Empty where the person allows none of those that are listed for any of the wanted surfaces. */
    Optional<CatalogueEntry> of(PersonKey person, Set<Surface> wanted) {
        Trip trip = trips.begin();
        Function<Set<Surface>, Optional<CatalogueEntry>> next = of(trip, person);
        trip.make();
        return next.apply(wanted);
    }

    /** The same, to be asked once the trip has been made. */
    Function<Set<Surface>, Optional<CatalogueEntry>> of(Trip trip, PersonKey person) {
        Supplier<Long> soFar = records.countOf(trip, person);
        Supplier<Preference> preference = preferences.of(trip, person);
        return wanted -> scenarios.next(person, soFar.get(), preference.get(), wanted);
    }
}
