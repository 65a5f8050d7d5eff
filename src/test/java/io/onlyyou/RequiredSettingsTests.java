package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTests {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("onlyyou.public-url", "https://onlyyou.example.com")
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/onlyyou")
            .withProperty("onlyyou.database.operate.username", "operate")
            .withProperty("spring.flyway.user", "owner")
            .withProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "https://id.example.com")
            .withProperty("onlyyou.vault.key-encryption-key", "{}");

    @Test
    void isContentWithAllOfThem() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void namesAllThatAreMissingAtOnce() {
        assertThatThrownBy(() -> check(new MockEnvironment()))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContainingAll(
                        "onlyyou.public-url",
                        "spring.datasource.url",
                        "onlyyou.database.operate.username",
                        "spring.flyway.user",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        "onlyyou.vault.key-encryption-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou.public-url",
                "spring.datasource.url",
                "onlyyou.database.operate.username",
                "spring.flyway.user",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                "onlyyou.vault.key-encryption-key"
            })
    void namesTheOneThatIsBlankAndNoOther(String name) {
        environment.setProperty(name, " ");

        assertThatThrownBy(this::check)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains(name)
                        .satisfies(message -> assertThat(message.lines()).hasSize(2)));
    }

    @Test
    void takesAKeyFromAFile() {
        environment.setProperty("onlyyou.vault.key-encryption-key", "");
        environment.setProperty("onlyyou.vault.key-encryption-key-file", "/run/secrets/key");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void takesADatabaseThatTheApplicationBringsAlong() {
        environment.setProperty("spring.datasource.url", "");
        beans.registerSingleton("localPostgres", new FixedConnection());

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        check(environment);
    }

    private void check(MockEnvironment settings) {
        beans.registerSingleton("environment", settings);
        new RequiredSettings().postProcessBeanFactory(beans);
    }

    private record FixedConnection() implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "u";
        }

        @Override
        public String getPassword() {
            return "p";
        }

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://db/onlyyou";
        }
    }
}
