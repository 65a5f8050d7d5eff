package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;

/** One person's page on every platform that ships. */
@QuickIntegrationTest
class ShippedFeedsIntegrationTests {

    @Autowired
    private Environment environment;

    @Test
    void everyShippedFeedIsServedOverHttp() throws IOException {
        Scene scene = new Scene(Api.of(environment));
        String person = Scene.somebody();
        scene.optIn(person, "generation", "feed");

        for (String feed : new String[] {"home", "jsonfeed", "timeline", "reddit", "bluesky", "graphql"}) {
            String page = new ClassPathResource("pages/" + feed + ".json").getContentAsString(StandardCharsets.UTF_8);

            Reply reply = scene.splice(feed, person, page);

            assertThat(reply.header("Onlyyou-Outcome")).as(feed).isEqualTo("injected;count=1;positions=\"3\"");
            String finished = reply.text();
            int added = finished.length() - page.length();
            int slot = 0;
            while (finished.charAt(slot) == page.charAt(slot)) {
                slot++;
            }
            // the item begins like its neighbours, so look back for where it ends
            while (slot > 0 && !finished.startsWith("},", slot + added - 2)) {
                slot--;
            }
            assertThat(without(finished, slot, added)).as(feed).isEqualTo(page);
            assertThat(finished.substring(slot, slot + added)).startsWith("{").contains("Only you can see this");
        }
    }

    private static String without(String text, int from, int length) {
        return text.substring(0, from) + text.substring(from + length);
    }
}
