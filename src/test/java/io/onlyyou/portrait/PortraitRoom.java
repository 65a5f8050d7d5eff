package io.onlyyou.portrait;

import com.github.f4b6a3.uuid.UuidCreator;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.KeyedHash;
import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.support.Superuser;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.switches.Switches;
import io.onlyyou.vault.Vault;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.IdGenerator;

/**
 * The room with those it stands on, on a real PostgreSQL, and with {@link FakeImageModel} in place of one that paints. No
 * component itself, so that tests of the whole application do not find it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackageClasses = {Portraits.class, Consents.class})
@ComponentScan(
        basePackageClasses = {Portraits.class, Consents.class, Vault.class, Switches.class},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(Superuser.class)
@ConfigurationPropertiesScan(basePackageClasses = {Portraits.class, Consents.class, Vault.class})
public class PortraitRoom {

    /** A database of one's own, and a key that nobody keeps. */
    public static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.create();
            Path key = Path.of("target", "test-keys", UUID.randomUUID() + ".json");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "portraitRoom",
                            Map.of(
                                    "spring.datasource.url", database.url(),
                                    "spring.datasource.username", TestDatabase.PERSON,
                                    "spring.datasource.password", database.password(),
                                    "spring.flyway.user", TestDatabase.OWNER,
                                    "spring.flyway.password", database.password(),
                                    "onlyyou.vault.key-encryption-key-file", key.toString(),
                                    "onlyyou.vault.create-missing-key", "true")));
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdGenerator ids() {
        return UuidCreator::getTimeOrderedEpoch;
    }

    @Bean
    RandomGenerator random() {
        return RandomGenerator.of("L64X128MixRandom");
    }

    @Bean(defaultCandidate = false)
    @Qualifier("operate")
    JdbcClient operate(Environment environment) {
        return JdbcClient.create(TestDatabase.of(environment).operate());
    }

    @Bean
    KeyedHash keyedHash() {
        return input -> {
            try {
                return MessageDigest.getInstance("SHA-256").digest(input);
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        };
    }

    @Bean
    FakeImageModel imageModel() {
        return new FakeImageModel();
    }

    /** Takes the picture's width for the word of a detector: see {@link DrawnSelfies}. */
    @Bean
    FaceFinder faceFinder() {
        return DrawnSelfies::people;
    }
}
