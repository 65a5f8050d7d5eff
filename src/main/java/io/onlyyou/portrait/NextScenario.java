package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preferences;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whose turn it is, of the scenarios that a person allows. */
@Component
class NextScenario {

    private final Scenarios scenarios;
    private final JobRecords records;
    private final Preferences preferences;

    NextScenario(Scenarios scenarios, JobRecords records, Preferences preferences) {
        this.scenarios = scenarios;
        this.records = records;
        this.preferences = preferences;
    }

    /** Empty where the person allows none of those that are listed for any of the wanted surfaces. */
    Optional<CatalogueEntry> of(PersonKey person, Set<Surface> wanted) {
        return scenarios.next(person, records.countOf(person), preferences.of(person), wanted);
    }
}
