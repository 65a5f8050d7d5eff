package io.onlyyou.demo;

import io.onlyyou.support.FreePort;
import io.onlyyou.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The application as {@code mvn spring-boot:run} starts it, on a free port and on the tests' PostgreSQL. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("local")
@ContextConfiguration(initializers = LocalIntegrationTest.Settings.class)
@interface LocalIntegrationTest {

    /** A data folder of its own, and a database that the tests' server keeps. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.create();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "localIntegrationTest",
                            Map.of(
                                    "server.port", FreePort.choose(),
                                    "onlyyou.data-dir", dataDirectory(),
                                    "spring.datasource.url", database.url(),
                                    "spring.datasource.username", "postgres",
                                    "spring.datasource.password", database.password())));
        }

        private static String dataDirectory() {
            try {
                return Files.createTempDirectory(Files.createDirectories(java.nio.file.Path.of("target")), "local-")
                        .toAbsolutePath()
                        .toString();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
