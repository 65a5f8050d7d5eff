package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The catalogue as an app reads it. */
@QuickIntegrationTest
class ScenariosIntegrationTests {

    @Autowired
    private Environment environment;

    @Test
    void tellsWhatPeopleMayBeImaginedAsAndNotWhatOnlyModelsRead() {
        Reply reply = Api.of(environment).get("/v1/scenarios", TestTokens.person(Scene.somebody()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("scenarios"))
                .extracting(each -> each.path("id").asString())
                .containsExactly("astronaut", "comic", "film-noir", "mirrors", "renaissance", "superhero");
        JsonNode first = reply.json().at("/scenarios/0");
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("id", "caption", "alt", "themes", "surfaces");
        assertThat(first.path("caption").asString()).startsWith("Imagine yourself");
        assertThat(first.path("themes").toString()).isEqualTo("[\"space\",\"adventure\"]");
        assertThat(first.path("surfaces").toString()).isEqualTo("[\"feed\",\"stories\",\"profile-picture\",\"chat\"]");
    }
}
