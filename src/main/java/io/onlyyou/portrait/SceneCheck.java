package io.onlyyou.portrait;

import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Stops the start where the jobs of a scenario could only fail: it has no scene for a painter that does not read, or its prompt holds
 * what no prompt may.
 */
@Component
class SceneCheck {

    SceneCheck(Scenarios scenarios, Providers providers, PromptScreen screen) {
        for (CatalogueEntry entry : scenarios.entries()) {
            if (!entry.surfaces().isEmpty() && !screen.allows(entry.scenario().prompt())) {
                throw wrong(
                        entry,
                        "prompt",
                        null,
                        "It holds a word that no prompt may hold; see onlyyou.imaging.denied-terms.");
            }
            for (Provider provider : providers.all()) {
                Set<String> known = provider.model().scenes();
                if (!known.isEmpty() && !known.contains(entry.scene())) {
                    throw wrong(
                            entry,
                            "scene",
                            entry.scene(),
                            "Provider %s goes by scenes and not by prompts; it is one of %s."
                                    .formatted(provider.id(), String.join(", ", new TreeSet<>(known))));
                }
            }
        }
    }

    private static InvalidConfigurationPropertyValueException wrong(
            CatalogueEntry entry, String member, @Nullable String value, String reason) {
        return new InvalidConfigurationPropertyValueException(
                "onlyyou.scenarios." + entry.id() + "." + member, value, reason);
    }
}
