package io.onlyyou.portrait;

import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue of scenarios as configured; {@code scenarios.yml} is what ships.
 *
 * @param scenarios by id
 * @param scenariosFile an operator's own, which come beside these and in place of those of the same id; or null
 */
@Validated
@ConfigurationProperties("onlyyou")
record ScenariosProperties(
        @NotEmpty Map<String, ScenarioEntry> scenarios,
        @Nullable Resource scenariosFile) {}
