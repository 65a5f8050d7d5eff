package io.onlyyou.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class VaultConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(WithoutDatabase.class);

    private final String keyset = "onlyyou.vault.key-encryption-key=" + KeyEncryptionKeys.generate();

    @Test
    void startsWithNothingButAKey() {
        runner.withPropertyValues(keyset).run(context -> {
            assertThat(context).hasSingleBean(Vault.class);
            assertThat(context).hasSingleBean(ServiceKeys.class);
            assertThat(context).hasSingleBean(PictureIntake.class);
            assertThat(context.getBean(VaultProperties.class).pictures()).isEqualTo(PictureLimits.UPLOADS);
        });
    }

    @Test
    void refusesToStartWithoutAKeyAndNamesTheSetting() {
        runner.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(KeyEncryptionKeyException.class)
                .hasMessageContaining("onlyyou.vault.key-encryption-key is not set"));
    }

    @Test
    void neverShowsAMalformedKey() {
        runner.withPropertyValues("onlyyou.vault.key-encryption-key=sEcReT")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("onlyyou.vault.key-encryption-key does not hold")
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("sEcReT"))
                        .rootCause()
                        .hasMessageNotContaining("sEcReT"));
    }

    @Test
    void takesTheLimitsOfPictures() {
        runner.withPropertyValues(keyset, "onlyyou.vault.pictures.max-bytes=1MB", "onlyyou.vault.pictures.min-side=64")
                .run(context -> assertThat(
                                context.getBean(VaultProperties.class).pictures())
                        .satisfies(limits ->
                                assertThat(limits.maxBytes().toMegabytes()).isEqualTo(1))
                        .satisfies(limits -> assertThat(limits.minSide()).isEqualTo(64)));
    }

    @Test
    void refusesALimitThatMakesNoSense() {
        runner.withPropertyValues(keyset, "onlyyou.vault.pictures.parallel=0")
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("parallel"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(VaultProperties.class)
    @Import(VaultConfiguration.class)
    static class WithoutDatabase {

        private final SimpleDriverDataSource nowhere = new SimpleDriverDataSource();

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JdbcClient jdbc() {
            return JdbcClient.create(nowhere);
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new JdbcTransactionManager(nowhere);
        }
    }
}
