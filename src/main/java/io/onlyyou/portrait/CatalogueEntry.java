package io.onlyyou.portrait;

import java.util.List;
import java.util.Set;

/**
 * A scenario of the catalogue, with all that is told of it in one place.
 *
 * @param scenario what models that read and those who see the picture are told
 * @param themes words that apps may sort scenarios by
 * @param surfaces what a portrait of it may be made for
 * @param scene what a painter that does not read knows it by
 */
public record CatalogueEntry(Scenario scenario, List<String> themes, Set<Surface> surfaces, String scene) {

    public String id() {
        return scenario.id();
    }
}
