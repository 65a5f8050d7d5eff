package io.onlyyou.portrait;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A scenario as its author writes it down; {@link ScenarioCheck} says what is right.
 *
 * @param prompt the scenario in words, for models that read
 * @param caption the sentence that stands with the picture
 * @param alt the alternative text, for those who do not see the picture
 * @param themes words that apps may sort scenarios by
 * @param surfaces where it may be shown: everywhere if absent, nowhere if empty
 * @param scene what the built-in painter paints for it: the scenario's own id if absent
 */
record ScenarioEntry(
        @Nullable String prompt,
        @Nullable String caption,
        @Nullable String alt,
        @DefaultValue List<String> themes,
        @Nullable Set<Surface> surfaces,
        @Nullable String scene) {}
