package io.onlyyou.portrait;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue of scenarios as configured; {@code scenarios.yml} is what ships.
 *
 * @param scenarios by id
 */
@Validated
@ConfigurationProperties("onlyyou")
record ScenariosProperties(@NotEmpty Map<String, @Valid Wording> scenarios) {

    record Wording(
            @NotBlank String prompt,
            @NotBlank String caption,
            @NotBlank String alt) {}
}
