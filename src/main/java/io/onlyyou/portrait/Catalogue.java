package io.onlyyou.portrait;

import io.onlyyou.portrait.ScenarioCheck.WrongEntryException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/** Reads the catalogue of scenarios out of the settings; a wrong entry stops the start with its name and what would be right. */
final class Catalogue {

    private static final String SETTING = "onlyyou.scenarios";
    private static final String FILE_SETTING = "onlyyou.scenarios-file";

    private Catalogue() {}

    /** In the order of their ids. */
    static List<CatalogueEntry> of(ScenariosProperties properties) {
        Map<String, CatalogueEntry> entries = new TreeMap<>();
        properties.scenarios().forEach((id, entry) -> {
            try {
                entries.put(id, ScenarioCheck.check(id, entry));
            } catch (WrongEntryException wrong) {
                throw new InvalidConfigurationPropertyValueException(
                        SETTING + "." + wrong.member(), null, wrong.reason());
            }
        });
        Resource file = properties.scenariosFile();
        if (file != null) {
            try {
                ScenarioFile.read(file).forEach((id, entry) -> entries.put(id, ScenarioCheck.check(id, entry)));
            } catch (WrongEntryException | IllegalArgumentException wrong) {
                throw new InvalidConfigurationPropertyValueException(FILE_SETTING, file, wrong.getMessage());
            }
        }
        return List.copyOf(entries.values());
    }
}
