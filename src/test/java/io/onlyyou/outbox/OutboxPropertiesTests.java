package io.onlyyou.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class OutboxPropertiesTests {

    private static final String HOOK = "onlyyou.outbox.webhooks.app.";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutboxProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(HOOK + "url=https://app.example/hooks", HOOK + "secrets=" + SECRET);

    @Test
    void takesReceiversAndNeverPrintsTheirSecrets() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(OutboxProperties.class).webhooks()).containsOnlyKeys("app");
            assertThat(context.getBean(OutboxProperties.class)).asString().doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOOK + "url=http://app.example/hooks",
                HOOK + "url=http://localhost.app.example/",
                HOOK + "url=https://user:secret@app.example/",
                HOOK + "url=https://app.example/#part",
                HOOK + "url=ftp://app.example/",
                HOOK + "url=/hooks",
                HOOK + "secrets=secret",
                HOOK + "secrets=",
                HOOK + "timeout=PT0S",
                HOOK + "timeout=PT31S",
                "onlyyou.outbox.first-retry=PT2H",
                "onlyyou.outbox.keep=PT1M",
            })
    void refusesToStartWithWhatIsUnsafe(String setting) {
        runner.withPropertyValues(setting).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().asString().contains("onlyyou.outbox");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000/", "http://127.0.0.1/hooks", "http://[::1]:80/"})
    void letsThisVeryMachineGoWithoutTls(String url) {
        runner.withPropertyValues(HOOK + "url=" + url)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
