package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue of what people may be imagined as, in the order of its ids. */
@Component
public class Scenarios {

    private final List<Scenario> catalogue;

    Scenarios(ScenariosProperties properties) {
        this.catalogue = properties.scenarios().entrySet().stream()
                .map(entry -> new Scenario(
                        entry.getKey(),
                        entry.getValue().prompt().strip(),
                        entry.getValue().caption().strip(),
                        entry.getValue().alt().strip()))
                .sorted(Comparator.comparing(Scenario::id))
                .toList();
    }

    /** Every scenario. */
    public List<Scenario> all() {
        return catalogue;
    }

    /** The scenario of that id, or empty. */
    public Optional<Scenario> find(String id) {
        return catalogue.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /**
     * The next one in turn for a person, of those that the person allows: each person starts elsewhere, and none comes
     * twice before all have come. Empty where the person allows none.
     */
    Optional<Scenario> next(PersonKey person, long jobsSoFar, Preference preference) {
        List<Scenario> allowed = catalogue.stream()
                .filter(scenario -> preference.allows(scenario.id()))
                .toList();
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        long turn = person.value().hashCode() + jobsSoFar;
        return Optional.of(allowed.get((int) Math.floorMod(turn, (long) allowed.size())));
    }
}
