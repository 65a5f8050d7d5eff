package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceSpot;
import io.onlyyou.imaging.Marking;
import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Pictures in other shapes than the feed's, by the built-in painter: a stories tray, under a consent of its own, and a circle. */
@IntegrationTest
class StoriesIntegrationTests {

    private static final String TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/composite";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private FaceFinder faces;

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
    void theTrayGetsAnUprightPictureThatSaysWhatItIs() throws IOException {
        scene.optIn(person, "generation", "feed", "stories");

        JsonNode item = story(person);

        JsonNode image = item.path("image");
        assertThat(image.path("width").asInt()).isEqualTo(720);
        assertThat(image.path("height").asInt()).isEqualTo(1280);
        assertThat(item.at("/media/0/url")).isEqualTo(image.path("url"));
        assertThat(image.path("variants"))
                .extracting(each ->
                        each.path("width").asInt() + "x" + each.path("height").asInt())
                .containsExactly("360x640", "720x1280");
        for (JsonNode variant : image.path("variants")) {
            Reply reply = api.get(variant.path("url").asString(), "");
            BufferedImage picture = picture(reply);
            assertThat(picture.getWidth()).isEqualTo(variant.path("width").asInt());
            assertThat(picture.getHeight()).isEqualTo(variant.path("height").asInt());
            assertMarked(reply);
        }
        JsonNode square = feedItem(person).path("image");
        BufferedImage picture = picture(api.get(square.path("url").asString(), ""));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    /** A face in a circle, whoever it is and whatever they are painted as. */
    @Test
    void theProfilePictureShowsAllOfTheFaceInACircle() {
        scene.optIn(person, "generation");
        String portrait = Scene.subject(person) + "/portraits/"
                + api.get(Scene.subject(person) + "/portraits", scene.appToken())
                        .json()
                        .at("/portraits/0/id")
                        .asString();
        Reply chosen = api.post(portrait + "/profile-picture", scene.appToken(), "");

        Reply round = api.get(chosen.json().path("image").asString(), scene.appToken());

        assertMarked(round);
        FaceSpot face = faces.largest(round.body()).orElseThrow();
        assertThat(face.size()).as("as large as a small circle needs").isGreaterThan(512 * 0.3);
        double corner = face.size() / 2;
        assertThat(Math.hypot(Math.abs(face.x() - 256) + corner, Math.abs(face.y() - 256) + corner))
                .isLessThan(256);
    }

    /** Painted for that shape and not cut from the square: the person stands in more of the scene than the square shows. */
    @Test
    void itIsPaintedInThatShape() {
        scene.optIn(person, "generation", "stories");
        assertThat(jdbc.sql("""
                        select width || 'x' || height || ' ' || story_width || 'x' || story_height from portrait
                        join person using (person_key) where subject = :subject""").param("subject", person).query(String.class).single())
                .isEqualTo("1024x1024 720x1280");
    }

    @Test
    @Shows(Promised.NOTHING_SHOWN_AFTER_THE_END)
    void eachAddressAsksForItsOwnSurface() {
        scene.optIn(person, "generation", "feed", "stories");
        String story = story(person).at("/image/url").asString();
        String square = feedItem(person).at("/image/url").asString();

        api.delete(Scene.subject(person) + "/consents/stories", scene.appToken());

        assertThat(api.get(story, "").status()).isEqualTo(404);
        assertThat(api.get(story + "?width=320", "").status()).isEqualTo(404);
        assertThat(api.get(square, "").status()).isEqualTo(200);
        assertThat(tray(person).header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");

        scene.give(person, "stories");
        scene.settled(person);
        assertThat(api.get(story, "").status()).isEqualTo(404);
        api.delete(Scene.subject(person) + "/consents/feed", scene.appToken());
        assertThat(api.get(square, "").status()).isEqualTo(404);
        assertThat(api.get(story(person).at("/image/url").asString(), "").status())
                .isEqualTo(200);
    }

    @Test
    void whoAllowsOnlyTheFeedHasNoUprightPicture() {
        scene.optIn(person, "generation", "feed");

        assertThat(variants(person)).containsExactly("1024", "320", "640", "original");
        assertThat(tray(person).header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");
        String portrait = api.get(Scene.subject(person) + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        String image = Scene.subject(person) + "/portraits/" + portrait + "/image?surface=";
        assertThat(api.get(image + "stories", scene.appToken()).status()).isEqualTo(404);
        assertThat(api.get(image + "chat", scene.appToken()).status()).isEqualTo(200);
        assertThat(api.get(image + "poster", scene.appToken()).status()).isEqualTo(422);
    }

    private void assertMarked(Reply picture) {
        assertThat(Marking.sourceType(picture.body())).contains(TERM);
        Reply mark = api.get("/v1/images/marks/" + Marking.mark(picture.body()).orElseThrow(), "");
        assertThat(mark.status()).isEqualTo(200);
        assertThat(mark.json().path("digitalSourceType").asString()).isEqualTo(TERM);
        assertThat(mark.json().path("model").asString()).isEqualTo("painter");
    }

    private Reply tray(String viewer) {
        try {
            return scene.splice(
                    "stories",
                    viewer,
                    new ClassPathResource("pages/stories.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode story(String viewer) {
        Reply reply = tray(viewer);
        assertThat(reply.header("Onlyyou-Outcome")).isEqualTo("injected;count=1;positions=\"2\"");
        return reply.json().at("/tray/reels/2");
    }

    private JsonNode feedItem(String viewer) {
        return scene.splice("home", viewer, Scene.page(20)).json().at("/items/3");
    }

    private List<String> variants(String subject) {
        return jdbc.sql("""
                        select variant from vault_item join person using (person_key)
                        where subject = :subject and kind = 'PORTRAIT' order by variant""")
                .param("subject", subject)
                .query((row, number) -> row.getString("variant"))
                .list();
    }

    private static BufferedImage picture(Reply reply) throws IOException {
        assertThat(reply.status()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(reply.body()));
    }
}
