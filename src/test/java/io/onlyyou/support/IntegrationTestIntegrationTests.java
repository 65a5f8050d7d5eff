package io.onlyyou.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.OnlyYouProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@IntegrationTest
class IntegrationTestIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JwtDecoder tokens;

    @Autowired
    private OnlyYouProperties properties;

    @LocalServerPort
    private int port;

    @Test
    void givesEachContextADurableDatabaseOfItsOwn() {
        assertThat(setting("server_version")).startsWith("18");
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(TestDatabase.create()).isNotEqualTo(TestDatabase.create());
    }

    @Test
    void trustsTheTokensOfTheTestIssuer() {
        Jwt token = tokens.decode(TestTokens.client("feed-service", "feed:splice"));

        assertThat(token.getSubject()).isEqualTo("feed-service");
        assertThat(token.getAudience()).containsExactly("onlyyou");
        assertThat(token.getClaimAsString("scope")).isEqualTo("feed:splice");
    }

    @Test
    void knowsItsPublicUrl() {
        assertThat(properties.publicUrl()).hasToString("http://localhost:" + port);
    }

    private String setting(String name) {
        return jdbc.sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
