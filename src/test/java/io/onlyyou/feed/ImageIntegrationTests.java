package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A picture's address over HTTP: open to its holder, and asking for consent however it is fetched. */
@IntegrationTest
class ImageIntegrationTests {

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
    void isWholeAndNeverStored() {
        String url = pictureOf(Scene.somebody());
        Reply picture = api.get(url, "");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(picture.headers().firstValue("ETag")).isEmpty();
        assertThat(picture.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(api.get(url, "", "Range", "bytes=0-9").body()).isEqualTo(picture.body());
        assertThat(api.get(url, "", "If-None-Match", "*").status()).isEqualTo(200);
        assertThat(api.get(url + "?width=320", "").body().length).isLessThan(picture.body().length);
    }

    @Test
    void isGoneInOneAndTheSameWayHoweverItWent() {
        String viewer = Scene.somebody();
        String url = pictureOf(viewer);
        String madeUp = url.substring(0, url.lastIndexOf('/') + 1) + "AAAA";
        char last = url.charAt(url.length() - 9);
        String tampered =
                url.substring(0, url.length() - 9) + (last == 'A' ? 'B' : 'A') + url.substring(url.length() - 8);
        scene.endAll(viewer);
        Reply ended = api.get(url, "");
        assertThat(ended.status()).isEqualTo(404);
        assertThat(ended.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.get(tampered, "").text()).isEqualTo(ended.text());
        assertThat(api.get(madeUp, "").text()).isEqualTo(ended.text());
        for (String header : new String[] {"Range", "If-None-Match", "If-Modified-Since"}) {
            assertThat(api.get(url, "", header, "bytes=0-9").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "abc", "1.5"})
    void widthIsANumberOfPixels(String width) {
        Reply refused = api.get("/v1/images/AAAA?width=" + width, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    private String pictureOf(String viewer) {
        scene.optIn(viewer, "generation", "feed");
        Reply spliced = scene.splice("home", viewer, Scene.page(20));
        assertThat(spliced.header("Onlyyou-Outcome")).startsWith("injected;");
        return spliced.json().at("/items/3/image/url").asString();
    }
}
