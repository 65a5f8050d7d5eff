package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** Stops the start where a scenario has no scene for a painter that does not read, since such jobs could only fail. */
@Component
class SceneCheck {

    SceneCheck(Scenarios scenarios, Providers providers) {
        for (Provider provider : providers.all()) {
            Set<String> known = provider.model().scenes();
            for (CatalogueEntry entry : scenarios.entries()) {
                if (!known.isEmpty() && !known.contains(entry.scene())) {
                    throw new InvalidConfigurationPropertyValueException(
                            "onlyyou.scenarios." + entry.id() + ".scene",
                            entry.scene(),
                            "Provider %s goes by scenes and not by prompts; it is one of %s."
                                    .formatted(provider.id(), String.join(", ", new TreeSet<>(known))));
                }
            }
        }
    }
}
