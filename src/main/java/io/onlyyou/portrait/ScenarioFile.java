package io.onlyyou.portrait;

import io.onlyyou.portrait.ScenarioCheck.WrongEntryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** An operator's own scenarios: a YAML file whose members are ids, each with an entry as in {@code scenarios.yml}. */
final class ScenarioFile {

    private static final Set<String> MEMBERS = Set.of("prompt", "caption", "alt", "themes", "surfaces", "scene");

    private ScenarioFile() {}

    /** Fails with {@link IllegalArgumentException} or {@link WrongEntryException} where it is none. */
    static Map<String, ScenarioEntry> read(Resource file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content;
        try (InputStream in = file.getInputStream()) {
            content = new Yaml(new SafeConstructor(options)).load(in);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("It names a readable file.", unreadable);
        } catch (YAMLException broken) {
            throw new IllegalArgumentException("It is no YAML: " + broken.getMessage(), broken);
        }
        if (!(content instanceof Map<?, ?> scenarios)) {
            throw new IllegalArgumentException("It holds scenarios by their ids, each with prompt, caption and alt.");
        }
        Map<String, ScenarioEntry> entries = new LinkedHashMap<>();
        scenarios.forEach((id, entry) -> entries.put(String.valueOf(id), entry(String.valueOf(id), entry)));
        return entries;
    }

    private static ScenarioEntry entry(String id, @Nullable Object content) {
        if (!(content instanceof Map<?, ?> members)) {
            throw new WrongEntryException(id, "It has the members prompt, caption and alt.");
        }
        for (Object member : members.keySet()) {
            if (!(member instanceof String name) || !MEMBERS.contains(name)) {
                throw new WrongEntryException(
                        id + "." + member, "Members are prompt, caption, alt, themes, surfaces and scene.");
            }
        }
        return new ScenarioEntry(
                text(id, members, "prompt"),
                text(id, members, "caption"),
                text(id, members, "alt"),
                members.containsKey("themes") ? texts(id, members, "themes") : List.of(),
                members.containsKey("surfaces") ? surfaces(id, texts(id, members, "surfaces")) : null,
                text(id, members, "scene"));
    }

    private static @Nullable String text(String id, Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw new WrongEntryException(id + "." + name, "It is a text; put it between quotes.");
        }
        return (String) value;
    }

    private static List<String> texts(String id, Map<?, ?> members, String name) {
        if (members.get(name) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new WrongEntryException(id + "." + name, "It is a list of words.");
    }

    private static Set<Surface> surfaces(String id, List<String> names) {
        Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
        for (String name : names) {
            try {
                surfaces.add(Surface.of(name));
            } catch (IllegalArgumentException unknown) {
                throw new WrongEntryException(id + ".surfaces", String.valueOf(unknown.getMessage()));
            }
        }
        return surfaces;
    }
}
