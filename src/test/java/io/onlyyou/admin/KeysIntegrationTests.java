package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Operators see which key-encryption key may be destroyed, and never a key. */
@QuickIntegrationTest
class KeysIntegrationTests {

    private static final String PATH = "/v1/admin/keys";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void open() {
        api = Api.of(environment);
    }

    @Test
    void tellsHowMuchEachStillWrapsAndNothingElse() {
        Scene scene = new Scene(api);
        String person = Scene.somebody();
        scene.optIn(person, "generation", "feed");

        Reply reply = api.get(PATH, TestTokens.client("auditor", "admin:read"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("keys")).hasSize(1);
        JsonNode key = reply.json().at("/keys/0");
        assertThat(key.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "primary", "known", "firstUsedAt", "destroyBy", "dataKeys", "serviceKeys");
        assertThat(key.path("id").asString()).isNotBlank();
        assertThat(key.path("primary").asBoolean()).isTrue();
        assertThat(key.path("known").asBoolean()).isTrue();
        assertThat(key.path("dataKeys").asLong()).isPositive();
        assertThat(key.path("serviceKeys").asLong()).isPositive();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'GET /v1/admin/keys'")
                        .query(Long.class)
                        .single())
                .as("the look is on record")
                .isPositive();
    }

    @Test
    void isForReadersOnly() {
        assertThat(api.get(PATH, "").status()).isEqualTo(401);
        assertThat(api.get(PATH, TestTokens.client("app", "subject:act-any")).status())
                .isEqualTo(403);
        assertThat(api.get(PATH, TestTokens.person(Scene.somebody())).status()).isEqualTo(403);
    }
}
