package io.onlyyou.support;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** The settings that production would take from its operator, for one application context. */
class IntegrationTestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path KEY_FILE =
            Path.of("target", "test-key-encryption-key.json").toAbsolutePath();

    private static final String SETTINGS_OF_THE_TEST = "Inlined Test Properties";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        int port = FreePort.choose();
        TestDatabase database = TestDatabase.create();
        MapPropertySource settings = new MapPropertySource(
                "integrationTest",
                Map.ofEntries(
                        Map.entry("spring.datasource.url", database.url()),
                        Map.entry("spring.datasource.username", TestDatabase.PERSON),
                        Map.entry("spring.datasource.password", database.password()),
                        Map.entry("spring.flyway.user", TestDatabase.OWNER),
                        Map.entry("spring.flyway.password", database.password()),
                        Map.entry("onlyyou.database.operate.username", TestDatabase.OPERATE),
                        Map.entry("onlyyou.database.operate.password", database.password()),
                        Map.entry("spring.security.oauth2.resourceserver.jwt.issuer-uri", TestTokens.issuer()),
                        // nothing is made ahead of time unless a test says so, and then at once
                        Map.entry("onlyyou.inventory.interval", "P300D"),
                        Map.entry("onlyyou.inventory.spread", "PT0S"),
                        // nobody minds a cold start here
                        Map.entry("onlyyou.warm-up.longest", "PT0S"),
                        // a test may send a hundred at once
                        Map.entry("onlyyou.http.others-at-once", "128"),
                        Map.entry("onlyyou.public-url", "http://localhost:" + port),
                        Map.entry("onlyyou.vault.key-encryption-key-file", KEY_FILE.toString()),
                        Map.entry("onlyyou.vault.create-missing-key", "true")));
        if (sources.contains(SETTINGS_OF_THE_TEST)) {
            sources.addAfter(SETTINGS_OF_THE_TEST, settings);
        } else {
            sources.addFirst(settings);
        }
        // before everything, since the random port of @SpringBootTest is a zero among the settings of the test
        sources.addFirst(new MapPropertySource("integrationTestPort", Map.of("server.port", port)));
    }
}
