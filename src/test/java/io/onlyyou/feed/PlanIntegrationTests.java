package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** A plan is the decision of a splice, without the page. */
@QuickIntegrationTest
class PlanIntegrationTests {

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
    void givesTheItemAndItsPlaceInTheFinishedPage() {
        scene.optIn(person, "generation", "feed");

        Reply reply = scene.plan("eager", person, "{\"itemCount\":20}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("requestId", "outcome", "insertions");
        assertThat(reply.json().path("requestId").asString()).isEqualTo(reply.header("Onlyyou-Request-Id"));
        assertThat(reply.json().path("outcome").asString()).isEqualTo("injected");
        assertThat(reply.json().at("/insertions/0/position").asInt()).isEqualTo(3);
        assertThat(reply.json().at("/insertions/0/item/visibility").asString()).isEqualTo("only_you");
        assertThat(reply.header("Server-Timing")).startsWith("total;dur=");
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void sharesItsDecisionWithASpliceOfTheSamePageKey() {
        scene.optIn(person, "generation", "feed");
        JsonNode planned = plan("home", "{\"pageKey\":\"a\",\"itemCount\":20}").at("/insertions/0");
        Reply spliced = scene.splice("home", person, Scene.page(20), "Onlyyou-Page-Key", "a");

        assertThat(spliced.header("Onlyyou-Outcome")).isEqualTo("injected;count=1;positions=\"3\"");
        assertThat(withoutTokens(spliced.json().at("/items/3"))).isEqualTo(withoutTokens(planned.path("item")));
        assertThat(plan("home", "{\"pageKey\":\"b\",\"itemCount\":20}")
                        .path("reason")
                        .asString())
                .isEqualTo("none-ready");
    }

    @Test
    void keepsToItsCallersTime() {
        scene.optIn(person, "generation", "feed");
        String path = "/v1/feeds/eager/viewers/" + person + "/plan";
        byte[] question = "{\"itemCount\":20}".getBytes(StandardCharsets.UTF_8);
        String[] late = {"Content-Type", "application/json", "Onlyyou-Deadline-Ms", "1"};
        assertThat(api.send("POST", path, scene.feedToken(), question, late)
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("deadline");
        assertThat(plan("eager", "{\"itemCount\":20}").path("outcome").asString())
                .isEqualTo("injected");
    }

    @Test
    void isReplayedByASpliceAndTheOtherWayRound() {
        scene.optIn(person, "generation", "feed");
        JsonNode spliced = scene.splice("home", person, Scene.page(20), "Onlyyou-Page-Key", "a")
                .json()
                .at("/items/3");

        JsonNode planned = plan("home", "{\"pageKey\":\"a\",\"itemCount\":20}");

        assertThat(withoutTokens(planned.at("/insertions/0/item"))).isEqualTo(withoutTokens(spliced));
    }

    @Test
    void endsWithTheConsentAlsoUnderItsPageKey() {
        scene.optIn(person, "generation", "feed");
        assertThat(plan("eager", "{\"pageKey\":\"a\",\"itemCount\":20}").path("insertions"))
                .hasSize(1);
        scene.endAll(person);

        JsonNode after = plan("eager", "{\"pageKey\":\"a\",\"itemCount\":20}");

        assertThat(after.path("outcome").asString()).isEqualTo("unchanged");
        assertThat(after.path("reason").asString()).isEqualTo("no-consent");
        assertThat(after.path("insertions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,,empty-page", "3,,page-too-short", "2147483647,,no-consent", "8,0,not-due", "8,2147483647,no-consent"
    })
    void saysWhyNothingIsInserted(String itemCount, String itemsSince, String reason) {
        JsonNode plan = plan("home", "{\"itemCount\":" + itemCount + ",\"itemsSince\":" + itemsSince + "}");

        assertThat(plan.path("outcome").asString()).isEqualTo("unchanged");
        assertThat(plan.path("reason").asString()).isEqualTo(reason);
    }

    @Test
    void knowsNobodyByAnImpossibleIdAndNoUnknownFeed() {
        Reply odd = scene.plan("home", "-nobody", "{\"itemCount\":20}");
        assertThat(odd.json().path("reason").asString()).isEqualTo("no-consent");
        Reply unknown = scene.plan("none", person, "{\"itemCount\":20}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /itemCount",
                "{\"itemCount\":null} | /itemCount",
                "{\"itemCount\":-1} | /itemCount",
                "{\"itemCount\":\"1\"} | /itemCount",
                "{\"itemCount\":1.5} | /itemCount",
                "{\"itemCount\":2147483648} | /itemCount",
                "{\"itemCount\":1,\"itemsSince\":-1} | /itemsSince",
                "{\"itemCount\":1,\"pageKey\":\"\"} | /pageKey",
                "{\"itemCount\":1,\"pageKey\":\"two words\"} | /pageKey",
                "{\"itemCount\":1,\"pageKey\":7} | /pageKey",
                "{\"itemCount\":1,\"pageKey\":\"\\u0000\"} | /pageKey",
                "{\"itemCount\":1,\"@type\":\"x\"} | /@type",
                "[] | ''",
            })
    void refusesWhatIsNoPlan(String body, String pointer) {
        Reply reply = scene.plan("home", person, body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"itemCount\":1,\"itemCount\":2}", "{\"itemCount\":1} {}", "{\"itemCount\":NaN}"})
    void cannotReadWhatIsNoJson(String body) {
        Reply reply = scene.plan("home", person, body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("malformed-request");
    }

    @Test
    void isDescribedBesideTheInteractions() {
        JsonNode document = api.get("/v3/api-docs", "").json();
        JsonNode schemas = document.at("/components/schemas");

        assertThat(document.path("paths").propertyNames())
                .contains("/v1/feeds/{feed}/viewers/{viewer}/plan", "/v1/interactions");
        assertThat(schemas.at("/PlannedInsertion/properties/item/type").asString("object"))
                .isEqualTo("object");
        assertThat(schemas.at("/Rejected/properties/problem/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(schemas.at("/InteractionRequest/required").valueStream().map(JsonNode::asString))
                .contains("eventId", "token", "event", "at")
                .doesNotContain("undoes");
    }

    @Test
    void isForTheFeedServiceOnly() {
        Reply reply = api.post("/v1/feeds/home/viewers/" + person + "/plan", scene.appToken(), "{\"itemCount\":20}");
        assertThat(reply.status()).isEqualTo(403);
    }

    private JsonNode plan(String feed, String body) {
        Reply reply = scene.plan(feed, person, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static String withoutTokens(JsonNode item) {
        return item.toString().replaceAll("/v1/images/[A-Za-z0-9_-]+", "").replaceAll("\"token\":\"[^\"]+\"", "");
    }
}
