package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The client against the service itself. */
@QuickIntegrationTest
class FeedClientIntegrationTests {

    private static final byte[] PAGE = Scene.page(20).getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Environment environment;

    private Scene scene;
    private FeedClient client;
    private String person;

    @BeforeEach
    void meet() {
        scene = new Scene(Api.of(environment));
        person = Scene.somebody();
        client = FeedClient.at(URI.create(environment.getRequiredProperty("onlyyou.public-url")))
                .feed("eager")
                .items("/items")
                .tokens(scene::feedToken)
                .deadline(Duration.ofSeconds(5))
                .build();
    }

    @Test
    void splicesHereByteForByteAsTheServiceWouldHave() {
        scene.optIn(person, "generation", "feed");
        PageVisit visit = PageVisit.of(person).withPageKey("visit-1/page-1");

        ServedPage remote = client.splice(PAGE, visit);
        ServedPage local = client.planAndSplice(PAGE, visit);
        Reply raw = scene.splice("eager", person, Scene.page(20), "Onlyyou-Page-Key", "visit-1/page-1");

        assertThat(remote.isInjected()).as(remote.toString()).isTrue();
        assertThat(local.outcome()).isEqualTo(remote.outcome());
        assertThat(withoutTokens(local.body()))
                .isEqualTo(withoutTokens(remote.body()))
                .isEqualTo(withoutTokens(raw.body()));
    }

    @Test
    void givesThePageBackToWhoHasNotAgreed() {
        for (ServedPage served : new ServedPage[] {
            client.splice(PAGE, PageVisit.of(person)), client.planAndSplice(PAGE, PageVisit.of(person))
        }) {
            assertThat(served.body()).isSameAs(PAGE);
            assertThat(served.outcome()).isEqualTo(new CallOutcome.Unchanged("no-consent"));
        }
    }

    @Test
    void servesThePageWhereTheTokenIsNotTheFeedServices() {
        FeedClient wrong = FeedClient.at(URI.create(environment.getRequiredProperty("onlyyou.public-url")))
                .feed("eager")
                .tokens(scene::appToken)
                .deadline(Duration.ofSeconds(5))
                .build();
        assertThat(wrong.splice(PAGE, PageVisit.of(person)).outcome().label()).isEqualTo("client-refused");
    }

    /** Tokens are sealed anew for each answer, all in the same length; everything else is the same. */
    private static String withoutTokens(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceAll("(/v1/images/)[A-Za-z0-9_-]+", "$1<token>")
                .replaceAll("(\"token\":\")[A-Za-z0-9_-]+", "$1<token>");
    }
}
