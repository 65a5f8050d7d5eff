package io.onlyyou.portrait;

import com.github.f4b6a3.uuid.UuidCreator;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.KeySafe;
import io.onlyyou.consent.KeyedHash;
import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.ProviderTerms;
import io.onlyyou.imaging.Providers;
import io.onlyyou.outbox.Outbox;
import io.onlyyou.support.Superuser;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.switches.Switches;
import io.onlyyou.vault.Vault;
import io.onlyyou.vault.WatchedKeys;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
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
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;

/**
 * The room with those it stands on, on a real PostgreSQL, and with {@link FakeImageModel} in place of one that paints. No
 * component itself, so that tests of the whole application do not find it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackageClasses = {Portraits.class, Consents.class})
@ComponentScan(
        basePackageClasses = {Portraits.class, Consents.class, Vault.class, Switches.class, Outbox.class},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({Superuser.class, WatchedKeys.class})
@ConfigurationPropertiesScan(basePackageClasses = {Portraits.class, Consents.class, Vault.class, Outbox.class})
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
                                    "spring.datasource.url",
                                    database.url(),
                                    "spring.datasource.username",
                                    TestDatabase.PERSON,
                                    "spring.datasource.password",
                                    database.password(),
                                    "spring.flyway.user",
                                    TestDatabase.OWNER,
                                    "spring.flyway.password",
                                    database.password(),
                                    "onlyyou.vault.key-encryption-key-file",
                                    key.toString(),
                                    "onlyyou.vault.create-missing-key",
                                    "true",
                                    "onlyyou.scenarios-file",
                                    "classpath:scenarios/own.yml",
                                    "onlyyou.public-url",
                                    "https://onlyyou.example")));
        }
    }

    /** As the login that works across people, on connections of its own. */
    @Bean(defaultCandidate = false)
    @Qualifier("operate")
    JdbcClient operateJdbc(@Qualifier("operate") DataSource operate) {
        return JdbcClient.create(operate);
    }

    /** Endings have no lane of their own here. */
    @Bean(defaultCandidate = false)
    @Qualifier(EndingTransaction.MANAGER)
    PlatformTransactionManager endingTransactions(PlatformTransactionManager transactions) {
        return transactions;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("operate")
    PlatformTransactionManager operateTransactions(@Qualifier("operate") DataSource operate) {
        return new JdbcTransactionManager(operate);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("operate")
    DataSource operate(Environment environment) {
        PGSimpleDataSource login = new PGSimpleDataSource();
        login.setUrl(environment.getRequiredProperty("spring.datasource.url"));
        login.setUser(TestDatabase.OPERATE);
        login.setPassword(environment.getRequiredProperty("spring.datasource.password"));
        return login;
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
    KeySafe keySafe() {
        return new KeySafe() {
            @Override
            public byte[] close(byte[] content, byte[] label) {
                return content;
            }

            @Override
            public byte[] open(byte[] closed, byte[] label) {
                return closed;
            }
        };
    }

    @Bean
    FakeImageModel imageModel() {
        return new FakeImageModel();
    }

    /** In a clock by which every pause is over at the next look, so that one test's failures stop no other's. */
    @Bean
    Providers providers(ImageModel model, OutsideProviders outside, Switches switches) {
        AtomicLong hours = new AtomicLong();
        Clock hasty = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        InstantSource source = () -> hasty.instant().plus(Duration.ofHours(hours.incrementAndGet()));
        Provider only = new Provider(model.info().provider(), model, ProviderTerms.LOCAL, null);
        return new Providers(
                List.of(outside.main(), outside.spare(), only),
                switches::isProviderOn,
                source.withZone(ZoneOffset.UTC));
    }

    @Bean
    PromptScreen promptScreen() {
        return new PromptScreen(List.of());
    }

    /** Asked before the local one, of people whose notice names them: see {@link OutsideProviders}. */
    @Bean
    OutsideProviders outsideProviders() {
        return OutsideProviders.create();
    }

    @Bean
    FakeModeration moderation() {
        return new FakeModeration();
    }

    /** Takes the picture's width for the word of a detector: see {@link DrawnSelfies}. */
    @Bean
    FaceFinder faceFinder() {
        return DrawnSelfies::people;
    }

    /** Takes the picture's height for the word of a matcher. */
    @Bean
    FaceMatcher faceMatcher() {
        return DrawnSelfies::distance;
    }
}
