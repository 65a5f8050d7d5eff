package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A wrong setting stops the start with its name and what would be right. */
class ProviderSettingsTests {

    @Test
    void takesSeveralProvidersAtOnce() {
        Map<String, String> settings = openAi();
        settings.put("onlyyou.imaging.providers.spare.kind", "prediction");
        settings.put("onlyyou.imaging.providers.spare.base-url", "https://api.example.com/v1");
        settings.put("onlyyou.imaging.providers.spare.model", "somebody/model");
        settings.put("onlyyou.imaging.providers.spare.order", "1");
        settings.put("onlyyou.imaging.providers.spare.regions", "US,CA-QC");
        settings.put("onlyyou.imaging.providers.spare.http.order-timeout", "PT5M");

        List<Provider> made = make(settings);

        assertThat(made).extracting(Provider::id).containsExactlyInAnyOrder("main", "spare");
        assertThat(made).allMatch(Provider::isOutside);
        ProviderTerms spare = made.stream()
                .filter(provider -> provider.id().equals("spare"))
                .findFirst()
                .orElseThrow()
                .terms();
        assertThat(spare.serves("US-TX")).isTrue();
        assertThat(spare.serves("CA")).isFalse();
        assertThat(spare.serves(null)).isFalse();
        assertThat(spare.concurrency()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind           |                       | It is painter, openai
            base-url       |                       | It is an http or https URL
            base-url       | ftp://api.example.com | It is an http or https URL
            base-url       | https://u:p@a.example | It is an http or https URL
            base-url       | https://a.example/?k  | It is an http or https URL
            base-url       | not a url             | It is an http or https URL
            model          |                       | the model's name
            concurrency    | 0                     | at least 1
            share          | -1                    | at least 0
            per-minute     | -1                    | at least 0
            cost           | -0.01                 | not negative
            http.total-timeout | PT0S              | up to PT1H
            http.connect-timeout | PT2H            | up to PT1H
            http.max-answer | 4GB                  | 2047MB
            """)
    void stopsTheStart(String name, String value, String right) {
        Map<String, String> settings = openAi();
        settings.remove("onlyyou.imaging.providers.main." + name);
        if (value != null) {
            settings.put("onlyyou.imaging.providers.main." + name, value);
        }
        assertThatThrownBy(() -> make(settings))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, wrong -> {
                    assertThat(wrong.getName()).isEqualTo("onlyyou.imaging.providers.main." + name);
                    assertThat(wrong.getReason()).contains(right);
                });
    }

    @Test
    void showsNoSecret() {
        Map<String, String> settings = openAi();
        settings.put("onlyyou.imaging.providers.main.kind", "prediction");
        settings.put("onlyyou.imaging.providers.main.webhook-secret", "hush");
        assertThatThrownBy(() -> make(settings))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, wrong -> {
                    assertThat(wrong.getName()).endsWith(".webhook-secret");
                    assertThat(String.valueOf(wrong.getValue())).doesNotContain("hush");
                });
    }

    @Test
    void namesAKindThatDoesNotExist() {
        Map<String, String> settings = openAi();
        settings.put("onlyyou.imaging.providers.main.kind", "magic");
        assertThatThrownBy(() -> make(settings)).isInstanceOf(BindException.class);
    }

    private static Map<String, String> openAi() {
        Map<String, String> settings = new HashMap<>();
        settings.put("onlyyou.imaging.providers.main.kind", "openai");
        settings.put("onlyyou.imaging.providers.main.base-url", "https://api.example.com/v1");
        settings.put("onlyyou.imaging.providers.main.model", "model-1");
        return settings;
    }

    private static List<Provider> make(Map<String, String> settings) {
        ImagingProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("onlyyou.imaging", ImagingProperties.class);
        ProviderFactory factory = new ProviderFactory(
                () -> {
                    throw new AssertionError("nobody asked for the painter");
                },
                properties.allowedHosts(),
                Clock.systemUTC());
        return properties.providers().entrySet().stream()
                .map(entry -> factory.make(entry.getKey(), entry.getValue()))
                .toList();
    }
}
