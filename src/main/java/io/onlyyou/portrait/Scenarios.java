package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The catalogue of what people may be imagined as, in the order of its ids. */
@Component
public class Scenarios {

    private final List<CatalogueEntry> catalogue;

    Scenarios(ScenariosProperties properties) {
        this.catalogue = Catalogue.of(properties);
    }

    /** Every scenario. */
    public List<Scenario> all() {
        return catalogue.stream().map(CatalogueEntry::scenario).toList();
    }

    /** Every scenario, with all that is told of it. */
    public List<CatalogueEntry> entries() {
        return catalogue;
    }

    /** The scenario of that id, or empty. */
    public Optional<Scenario> find(String id) {
        return entry(id).map(CatalogueEntry::scenario);
    }

    /** The ids of those that share its scene, itself included: a painter that does not read paints them alike. */
    List<String> alike(String id) {
        return entry(id)
                .map(CatalogueEntry::scene)
                .map(scene -> catalogue.stream()
                        .filter(other -> other.scene().equals(scene))
                        .map(CatalogueEntry::id)
                        .toList())
                .orElse(List.of(id));
    }

    /** The same with all that is told of it. */
    public Optional<CatalogueEntry> entry(String id) {
        return catalogue.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The next one in turn for a person, of those that the person allows: each person starts elsewhere, and none comes
     * twice before all have come. Empty where there is none.
     *
     * @param wanted the surfaces that the portrait is for: those that list all of them come in turn, or if there are none, those
     *     that list any
     */
    Optional<CatalogueEntry> next(PersonKey person, long jobsSoFar, Preference preference, Set<Surface> wanted) {
        List<CatalogueEntry> suitable = suitable(preference, listed -> listed.containsAll(wanted));
        if (suitable.isEmpty()) {
            suitable = suitable(preference, listed -> !Collections.disjoint(listed, wanted));
        }
        if (suitable.isEmpty()) {
            return Optional.empty();
        }
        long turn = person.value().hashCode() + jobsSoFar;
        return Optional.of(suitable.get((int) Math.floorMod(turn, (long) suitable.size())));
    }

    private List<CatalogueEntry> suitable(Preference preference, Predicate<Set<Surface>> surfaces) {
        return catalogue.stream()
                .filter(entry -> preference.allows(entry.id()))
                .filter(entry -> !entry.surfaces().isEmpty() && surfaces.test(entry.surfaces()))
                .toList();
    }
}
