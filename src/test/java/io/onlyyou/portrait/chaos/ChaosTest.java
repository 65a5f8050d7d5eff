package io.onlyyou.portrait.chaos;

import io.onlyyou.portrait.PortraitRoom;
import io.onlyyou.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The test is a web process on the database of {@link Chaos}, and asks for portraits; workers are processes of their own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
@SpringBootTest(classes = PortraitRoom.class, webEnvironment = WebEnvironment.NONE, properties = "onlyyou.roles=web")
@ContextConfiguration(initializers = ChaosTest.Settings.class)
@DirtiesContext // its database ends with the tests
@interface ChaosTest {

    /** Those of the workers too, as far as both have them. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = CrashingServer.url(Chaos.running().server.port());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "chaos",
                            Map.of(
                                    "spring.datasource.url",
                                    url,
                                    "spring.datasource.username",
                                    TestDatabase.PERSON,
                                    "spring.datasource.password",
                                    "none",
                                    "spring.datasource.hikari.connection-timeout",
                                    "500",
                                    "spring.flyway.user",
                                    TestDatabase.OWNER,
                                    "spring.flyway.password",
                                    "none",
                                    "onlyyou.vault.key-encryption-key-file",
                                    Chaos.KEY.toString(),
                                    "onlyyou.vault.create-missing-key",
                                    "true")));
        }
    }
}
