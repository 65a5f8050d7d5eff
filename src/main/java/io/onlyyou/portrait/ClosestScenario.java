package io.onlyyou.portrait;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the scenario that somebody's words come closest to, for a model that cannot read. A word that they share counts the
 * more the fewer scenarios have it, nothing if most have, and most if the scenario is named by it.
 */
final class ClosestScenario {

    private static final int SHORTEST_WORD = 4;
    private static final double NAME = 3;

    private ClosestScenario() {}

    /** Empty where the words have to do with none of them; the first one where two are equally close. */
    static Optional<Scenario> of(String words, List<Scenario> scenarios) {
        Map<String, Integer> spread = new HashMap<>();
        scenarios.forEach(scenario -> text(scenario).forEach(word -> spread.merge(word, 1, Integer::sum)));
        Set<String> said = words(words);
        Scenario closest = null;
        double best = 0;
        for (Scenario scenario : scenarios) {
            double closeness = closeness(said, scenario, spread, scenarios.size());
            if (closeness > best) {
                closest = scenario;
                best = closeness;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static double closeness(Set<String> said, Scenario scenario, Map<String, Integer> spread, int scenarios) {
        Set<String> named = words(scenario.id());
        Set<String> shared = new HashSet<>(text(scenario));
        shared.retainAll(said);
        return shared.stream()
                .mapToDouble(word -> {
                    int times = spread.getOrDefault(word, scenarios);
                    return named.contains(word) ? NAME : times * 2 <= scenarios ? 1.0 / times : 0;
                })
                .sum();
    }

    private static Set<String> text(Scenario scenario) {
        return words(scenario.id() + " " + scenario.caption() + " " + scenario.alt() + " " + scenario.prompt());
    }

    /** In lower case, without accents and the plural's s. */
    private static Set<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}]+", -1))
                .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toSet());
    }
}
