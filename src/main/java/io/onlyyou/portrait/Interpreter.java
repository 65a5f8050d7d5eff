package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import io.onlyyou.consent.Preferences;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a scenario of what a person asks for.
 *
 * <p>Words become a scenario of their own where somebody who reads may be asked. Where nobody may, they choose among the
 * scenarios that there are: the closest one, or the next in turn. See {@code docs/decisions/0040-asked-for-in-words.md}.
 */
@Component
class Interpreter {

    private static final String REFUSED = "The person's preferences do not allow this scenario; change them first.";

    private final Scenarios scenarios;
    private final Preferences preferences;
    private final NextScenario nextScenario;
    private final Commissions commissions;

    Interpreter(Scenarios scenarios, Preferences preferences, NextScenario nextScenario, Commissions commissions) {
        this.scenarios = scenarios;
        this.preferences = preferences;
        this.nextScenario = nextScenario;
        this.commissions = commissions;
    }

    /** What the words ask for; where it is to be inserted somewhere, preferences bind it there. */
    Scenario words(PersonKey person, String words, @Nullable Surface surface) {
        Preference preference = preferences.of(person);
        if (!commissions.anyReads(person)) {
            List<Scenario> allowed = scenarios.entries().stream()
                    .filter(entry -> preference.allows(entry.id()) && isFor(entry, surface))
                    .map(CatalogueEntry::scenario)
                    .toList();
            return ClosestScenario.of(words, allowed).orElseGet(() -> next(person, surface));
        }
        boolean shown = surface != null && surface.consent().isPresent();
        if (shown && !preference.allows(OwnWords.SCENARIO.id())) {
            throw WishRefusedException.at(
                    "/surface",
                    "The person's preferences allow named scenarios only; ask for one, or for the chat, or change them.");
        }
        return OwnWords.SCENARIO;
    }

    /** The scenario of that id, which this pointer led to. */
    Scenario named(PersonKey person, String id, String pointer, @Nullable Surface surface) {
        CatalogueEntry entry = scenarios
                .entry(id)
                .orElseThrow(() -> WishRefusedException.at(pointer, "There is no such scenario any more."));
        if (!isFor(entry, surface)) {
            throw WishRefusedException.at(pointer, "This scenario is not for that surface; choose another of them.");
        }
        if (!preferences.of(person).allows(id)) {
            throw WishRefusedException.at(pointer, REFUSED);
        }
        return entry.scenario();
    }

    /** What is to be made once more; the next in turn where the words it was made from are gone. */
    Scenario again(PersonKey person, Scenario before, @Nullable String words, @Nullable Surface surface) {
        if (words != null) {
            return words(person, words, surface);
        }
        return OwnWords.isMeantBy(before) ? next(person, surface) : named(person, before.id(), "/basedOn", surface);
    }

    /** The next in turn. */
    Scenario next(PersonKey person, @Nullable Surface surface) {
        return nextScenario
                .of(person, surface == null ? Set.of() : Set.of(surface))
                .map(CatalogueEntry::scenario)
                .orElseThrow(() -> WishRefusedException.at(
                        "", "The person's preferences allow no scenario there; change them first."));
    }

    private static boolean isFor(CatalogueEntry entry, @Nullable Surface surface) {
        return !entry.surfaces().isEmpty()
                && (surface == null || entry.surfaces().contains(surface));
    }
}
