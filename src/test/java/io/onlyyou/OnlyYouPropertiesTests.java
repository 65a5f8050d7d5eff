package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.OnlyYouProperties.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class OnlyYouPropertiesTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void doesEverythingUnlessToldOtherwise() {
        application
                .withPropertyValues("onlyyou.public-url=https://onlyyou.example.com/base")
                .run(context -> assertThat(context.getBean(OnlyYouProperties.class))
                        .satisfies(properties -> {
                            assertThat(properties.publicUrl()).hasToString("https://onlyyou.example.com/base");
                            assertThat(properties.dataDir()).hasToString(".onlyyou");
                            assertThat(properties.roles()).containsExactlyInAnyOrder(Role.WEB, Role.WORKER);
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou.example.com",
                "/base",
                "ftp://onlyyou.example.com",
                "https://onlyyou.example.com/",
                "https://onlyyou.example.com?a=b",
                "https://onlyyou.example.com#a",
                "https:///base"
            })
    void refusesAPublicUrlThatOthersCannotBeMadeFrom(String url) {
        application
                .withPropertyValues("onlyyou.public-url=" + url)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("onlyyou.public-url must be http(s)://host[:port][/path]"));
    }

    @Test
    void refusesAnUnknownRole() {
        application
                .withPropertyValues("onlyyou.public-url=https://onlyyou.example.com", "onlyyou.roles=web,boss")
                .run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(OnlyYouProperties.class)
    static class Settings {}
}
