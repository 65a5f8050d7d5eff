package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** A person's portraits and jobs over HTTP, painted by the built-in painter. */
@IntegrationTest
class PortraitIntegrationTests {

    private static final String ABSENT = "019a0000-0000-7000-8000-000000000000";

    @Autowired
    private Environment environment;

    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    void tellsOfAPortraitAndOfTheJobThatMadeIt() {
        JsonNode accepted = scene.optIn(person, "generation", "feed");
        String jobId = accepted.at("/jobs/0/id").asString();

        JsonNode job = get("/jobs/" + jobId).json();
        JsonNode listed = get("/portraits").json();

        assertThat(job.propertyNames()).containsExactlyInAnyOrder("id", "state", "attempt", "portrait");
        assertThat(job.path("state").asString()).isEqualTo("ready");
        assertThat(job.path("attempt").asInt()).isEqualTo(1);
        assertThat(listed.has("next")).isFalse();
        JsonNode portrait = listed.at("/portraits/0");
        assertThat(portrait.path("id")).isEqualTo(job.path("portrait"));
        assertThat(portrait.path("state").asString()).isEqualTo("ready");
        assertThat(portrait.path("scenario")).isEqualTo(accepted.at("/jobs/0/scenario"));
        assertThat(portrait.path("caption").asString()).startsWith("Imagine yourself");
        assertThat(portrait.path("model").asString()).isEqualTo("painter");
        assertThat(portrait.path("madeAt").asString()).endsWith("Z");
        assertThat(portrait.path("shown").isArray()).isTrue();
        assertThat(get("/portraits/" + portrait.path("id").asString()).json()).isEqualTo(portrait);
    }

    @Test
    @Shows(Promised.ACCESS)
    void tellsWhyAPortraitExists() {
        JsonNode accepted = scene.optIn(person, "generation");

        JsonNode why = get("/portraits/" + portrait() + "/why").json();

        assertThat(why.path("trigger").asString()).isEqualTo("opt-in");
        assertThat(why.path("scenario")).isEqualTo(accepted.at("/jobs/0/scenario"));
        assertThat(why.path("prompt").asString()).isNotBlank();
        assertThat(why.path("provider").asString()).isEqualTo("onlyyou");
        assertThat(why.path("modelVersion").asString()).isNotBlank();
        assertThat(why.at("/selfies/0/pose").asString()).isEqualTo("front");
        assertThat(why.at("/consent/purpose").asString()).isEqualTo("generation");
        assertThat(why.at("/consent/epoch").asInt()).isEqualTo(1);
        assertThat(why.at("/consent/receipt").asString()).isNotBlank();
        assertThat(why.at("/consent/notice/id").asString()).isEqualTo("imagine-yourself");
        assertThat(why.at("/consent/notice/version").asString()).isEqualTo("1");
    }

    @Test
    @Shows(Promised.ACCESS)
    void tellsWhereAPortraitWasShownAndByWhichRule() {
        scene.optIn(person, "generation", "feed");
        String path = "/portraits/" + portrait();
        assertThat(get(path).json().path("shown")).isEmpty();
        assertThat(get(path + "/why").json().has("placement")).isFalse();

        assertThat(scene.splice("home", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("injected;count=1;positions=\"3\"");

        JsonNode portrait = get(path).json();
        assertThat(portrait.path("shown")).hasSize(1);
        assertThat(portrait.at("/shown/0").propertyNames()).containsExactlyInAnyOrder("feed", "at");
        assertThat(portrait.at("/shown/0/feed").asString()).isEqualTo("home");
        assertThat(portrait.at("/shown/0/at").asString()).endsWith("Z");
        assertThat(get("/portraits").json().at("/portraits/0")).isEqualTo(portrait);
        assertThat(get(path + "/why").json().path("placement").asString())
                .matches("feed home, rule [0-9a-f]{12}, position 3");
    }

    @ParameterizedTest
    @CsvSource({"1, 320", "640, 640", "641, 1024", "2147483647, 1024"})
    void givesThePictureAtTheWidthThatSuffices(int asked, int given) throws IOException {
        scene.optIn(person, "generation");

        Reply picture = get("/portraits/" + portrait() + "/image?width=" + asked);

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                .isEqualTo(given);
    }

    @Test
    void askingForAPartOrOnlyIfItChangedGivesTheWholePictureAnew() {
        scene.optIn(person, "generation");
        String path = "/portraits/" + portrait() + "/image";

        Reply whole = get(path);
        Reply part = get(path, "Range", "bytes=0-9");
        Reply unchanged = get(path, "If-None-Match", "*", "If-Modified-Since", "Sun, 22 Nov 2099 00:00:00 GMT");

        assertThat(whole.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(whole.header("ETag")).isEmpty();
        assertThat(whole.header("Last-Modified")).isEmpty();
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.body()).isEqualTo(whole.body());
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.body()).isEqualTo(whole.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void refusesAWidthThatIsNone(String width) {
        scene.optIn(person, "generation");

        assertThat(get("/portraits/" + portrait() + "/image?width=" + width).status())
                .isEqualTo(422);
    }

    @Test
    void whatIsTakenAwayIsGone() {
        scene.optIn(person, "generation");
        String path = "/portraits/" + portrait();

        assertThat(delete(path).status()).isEqualTo(204);

        assertThat(delete(path).status()).isEqualTo(404);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path + "/image").status()).isEqualTo(404);
        assertThat(get("/portraits").json().path("portraits")).isEmpty();
    }

    /** An absent id, and whatever cannot be one, and what somebody else has: the same answer, to the letter. */
    @ParameterizedTest
    @Shows(Promised.OTHERS_SEE_NOTHING)
    @ValueSource(
            strings = {
                "/portraits/{}",
                "/portraits/{}/image",
                "/portraits/{}/why",
                "/jobs/{}",
            })
    void anothersAndMalformedIdsAreAsAbsentAsAbsentOnes(String path) {
        JsonNode accepted = scene.optIn(person, "generation");
        String anothers = path.startsWith("/jobs") ? accepted.at("/jobs/0/id").asString() : portrait();
        person = Scene.somebody();
        scene.optIn(person, "generation");

        Reply absent = get(path.replace("{}", ABSENT));

        assertThat(absent.status()).isEqualTo(404);
        for (String id :
                new String[] {anothers, anothers.toUpperCase(Locale.ROOT), new UUID(0, 0).toString(), "1-1-1-1-1", "x"
                }) {
            Reply reply = get(path.replace("{}", id));
            assertThat(answer(reply)).as(id).isEqualTo(answer(absent));
        }
    }

    @Test
    void someoneNeverHeardOfHasNoPortraits() {
        assertThat(get("/portraits").json().toString()).isEqualTo("{\"portraits\":[]}");
        assertThat(get("/portraits/" + ABSENT).status()).isEqualTo(404);
        assertThat(delete("/portraits/" + ABSENT).status()).isEqualTo(404);
    }

    private String answer(Reply reply) {
        return reply.status() + reply.text();
    }

    private String portrait() {
        return get("/portraits").json().at("/portraits/0/id").asString();
    }

    private Reply get(String path, String... headers) {
        return api.get(Scene.subject(person) + path, TestTokens.person(person), headers);
    }

    private Reply delete(String path) {
        return api.delete(Scene.subject(person) + path, TestTokens.person(person));
    }
}
