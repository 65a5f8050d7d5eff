package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** As the service starts by default: nobody reads, and something is made of words all the same. */
@IntegrationTest
class ImagineByThePainterIntegrationTests {

    @Autowired
    private Environment environment;

    private Imaginings imaginings;

    @BeforeEach
    void meet() {
        Api api = Api.of(environment);
        String person = Scene.somebody();
        new Scene(api).optIn(person, "generation");
        imaginings = new Imaginings(api, person);
    }

    @Test
    void paintsWhatComesClosestAndSaysThatTheWordsWereNotFollowed() {
        Reply asked = imaginings.ask("{\"prompt\":\"me as an astronaut, with my dog\"}");
        JsonNode job = imaginings.finished(asked);

        JsonNode why = imaginings.why(job.path("portrait").asString());

        assertThat(why.path("scenario").asString()).isEqualTo("astronaut");
        assertThat(why.path("provider").asString()).isEqualTo("onlyyou");
        assertThat(why.path("prompt").asString()).isEqualTo("me as an astronaut, with my dog");
        assertThat(why.at("/asked/followed").asBoolean(true)).isFalse();
    }

    @Test
    void paintsFromThePictureInPlaceOfTheSelfies() {
        String portrait = imaginings.portrait(imaginings.with(Imaginings.sameFace(), "scenario", "renaissance"));

        assertThat(imaginings.why(portrait).at("/selfies/0/pose").asString()).isEqualTo("picture");
        assertThat(imaginings.get("/portraits/" + portrait + "/image").status()).isEqualTo(200);
    }

    /** A painting is nothing to paint from. */
    @Test
    void paintsAnOwnPortraitOnceMoreFromTheSelfies() {
        String first = imaginings.portrait("{\"scenario\":\"film-noir\"}");

        String again = imaginings.portrait("{\"basedOn\":\"" + first + "\"}");

        assertThat(imaginings.why(again).path("scenario").asString()).isEqualTo("film-noir");
        assertThat(imaginings.why(again).at("/selfies/0/pose").asString()).isEqualTo("front");
        assertThat(imaginings.get("/portraits/" + again + "/image").body())
                .isNotEqualTo(imaginings.get("/portraits/" + first + "/image").body());
    }
}
