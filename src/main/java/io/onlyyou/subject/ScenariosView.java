package io.onlyyou.subject;

import io.onlyyou.portrait.CatalogueEntry;
import io.onlyyou.portrait.Surface;
import java.util.List;

/** The catalogue, without what only models read. */
record ScenariosView(List<Entry> scenarios) {

    /** One scenario. */
    record Entry(String id, String caption, String alt, List<String> themes, List<Surface> surfaces) {}

    static ScenariosView of(List<CatalogueEntry> entries) {
        return new ScenariosView(entries.stream()
                .map(entry -> new Entry(
                        entry.id(),
                        entry.scenario().caption(),
                        entry.scenario().alt(),
                        entry.themes(),
                        entry.surfaces().stream().sorted().toList()))
                .toList());
    }
}
