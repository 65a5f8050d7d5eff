package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The main job, end to end over HTTP: a person opts in, sees the portrait in their feed, withdraws, and it is gone. */
@IntegrationTest
class StoryIntegrationTests {

    @Autowired
    private Environment environment;

    private Api api;
    private Scene scene;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
    }

    @Test
    void portraitStandsInTheFeedUntilThePersonWithdraws() throws IOException {
        String person = Scene.somebody();

        JsonNode accepted = scene.optIn(person, "generation", "feed");
        assertThat(accepted.path("consents")).hasSize(2);
        assertThat(accepted.path("jobs")).hasSize(1);
        String job = accepted.at("/jobs/0/id").asString();
        assertThat(scene.finished(person, job).path("state").asString()).isEqualTo("ready");

        String page = Scene.page(20);
        Reply spliced = scene.splice("home", person, page, "Onlyyou-Page-Key", "first");
        assertThat(spliced.status()).isEqualTo(200);
        assertThat(spliced.header("Onlyyou-Outcome")).isEqualTo("injected;count=1;positions=\"3\"");
        JsonNode item = spliced.json().at("/items/3");
        assertThat(item.path("label").asString()).isEqualTo("Only you can see this");
        assertThat(item.path("visibility").asString()).isEqualTo("only_you");
        assertThat(item.path("aiGenerated").asBoolean()).isTrue();
        assertThat(without(spliced.text(), 3)).isEqualTo(page);

        String url = item.at("/image/url").asString();
        Reply picture = api.get(url, "");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type"))
                .isEqualTo(item.at("/image/mediaType").asString());
        assertThat(picture.header("Cache-Control")).contains("no-store");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(image.getWidth()).isEqualTo(item.at("/image/width").asInt());
        for (JsonNode variant : item.at("/image/variants")) {
            BufferedImage smaller = ImageIO.read(new ByteArrayInputStream(
                    api.get(variant.path("url").asString(), "").body()));
            assertThat(smaller.getWidth()).isEqualTo(variant.path("width").asInt());
        }

        String portrait = api.get(Scene.subject(person) + "/portraits", TestTokens.person(person))
                .json()
                .at("/portraits/0/id")
                .asString();
        String own = Scene.subject(person) + "/portraits/" + portrait + "/image?width=320";
        assertThat(api.get(own, TestTokens.person(person)).status()).isEqualTo(200);

        Reply ended = api.delete(Scene.subject(person) + "/consents", TestTokens.person(person));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.json().path("selfiesDestroyed").asInt()).isEqualTo(1);
        assertThat(ended.json().path("portraitsDestroyed").asInt()).isEqualTo(1);
        assertThat(ended.json().path("keysDestroyed").asInt()).isEqualTo(1);

        Reply after = scene.splice("home", person, page, "Onlyyou-Page-Key", "first");
        assertThat(after.text()).isEqualTo(page);
        assertThat(after.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");
        assertThat(api.get(url, "").status()).isEqualTo(404);
        assertThat(api.get(own, TestTokens.person(person)).status()).isEqualTo(404);
        String receipt = ended.json().path("receipt").asString();
        JsonNode kept = api.get(receipt, TestTokens.person(person)).json();
        ended.json()
                .properties()
                .forEach(field -> assertThat(kept.path(field.getKey())).isEqualTo(field.getValue()));
    }

    @Test
    void pageOfAVisitKeepsItsPortraitWhileTheNextPageHasNone() {
        String person = Scene.somebody();
        scene.optIn(person, "generation", "feed");
        String page = Scene.page(20);
        assertThat(scene.splice("home", person, page, "Onlyyou-Page-Key", "one").header("Onlyyou-Outcome"))
                .startsWith("injected");

        Reply next = scene.splice("home", person, page, "Onlyyou-Page-Key", "two");
        Reply back = scene.splice("home", person, page, "Onlyyou-Page-Key", "one");

        assertThat(next.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=none-ready");
        assertThat(back.header("Onlyyou-Outcome")).startsWith("injected");
        scene.endAll(person);
        assertThat(scene.splice("home", person, page, "Onlyyou-Page-Key", "three")
                        .header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
    }

    /** Takes the item at that index out of the page again, with the comma behind it. */
    private static String without(String page, int index) {
        int start = page.indexOf("{\"id\":\"onlyyou:");
        String next = "{\"id\":\"post-" + index + "\"";
        return page.substring(0, start) + page.substring(page.indexOf(next));
    }
}
