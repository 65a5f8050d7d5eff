package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@QuickIntegrationTest
class ConsentIntegrationTests {

    @Autowired
    private Environment environment;

    private Api api;
    private Scene scene;
    private String person;
    private String path;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        path = Scene.subject(person);
    }

    @Test
    void nothingIsKnownOfAPersonNeverHeardOf() {
        JsonNode consents = api.get(path + "/consents", scene.appToken()).json().path("consents");

        assertThat(consents).hasSize(4).allSatisfy(consent -> {
            assertThat(consent.path("state").asString()).isEqualTo("unknown");
            assertThat(consent.path("epoch").asLong()).isZero();
        });
    }

    @Test
    void whoAssertedItIsRemembered() {
        scene.give(person, "feed");
        api.put(path + "/consents/stories", TestTokens.person(person), scene.yes());

        assertThat(asserted("feed")).isEqualTo("client:app");
        assertThat(asserted("stories")).isEqualTo("person");
    }

    @Test
    @Shows(Promised.CONSENT_IS_SPECIFIC)
    void eachPurposeIsGivenByItself() {
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);

        assertThat(scene.state(person, "feed")).isEqualTo("given");
        assertThat(scene.state(person, "stories")).isEqualTo("unknown");
        assertThat(scene.state(person, "generation")).isEqualTo("unknown");
    }

    @Test
    void generationIsGivenOnlyWhileSelfiesAreKept() {
        Reply reply = scene.give(person, "generation");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("selfies-needed");
    }

    @Test
    void givingASurfaceAsksForAPortraitToShowThere() {
        scene.optIn(person, "generation");
        Reply given = scene.give(person, "feed");

        String job = given.json().at("/jobs/0/id").asString();
        assertThat(scene.finished(person, job).path("state").asString()).isEqualTo("ready");
        assertThat(scene.give(person, "feed").json().path("jobs")).isEmpty();
    }

    @Test
    void whatWasNeverGivenIsRecordedAsRefused() {
        Reply reply = api.delete(path + "/consents/feed", scene.appToken());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/consents/0/state").asString()).isEqualTo("refused");
        assertThat(scene.state(person, "feed")).isEqualTo("refused");
    }

    @Test
    @Shows(Promised.ENDING_IS_AS_EASY_AS_GIVING)
    void endingAgainChangesNothingAndGivesTheSameReceipt() {
        scene.optIn(person, "generation", "feed");
        Reply first = api.delete(path + "/consents/generation", scene.appToken());
        assertThat(first.json().path("selfiesDestroyed").asInt()).isEqualTo(1);
        assertThat(first.json().path("keysDestroyed").asInt()).isEqualTo(1);
        int entries = history().size();

        Reply second = api.delete(path + "/consents/generation", scene.appToken());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(history()).hasSize(entries);
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    @Shows(Promised.ENDING_IS_AS_EASY_AS_GIVING)
    void endingTheFeedKeepsWhatWasMadeForThePersonsOwnEyes() {
        scene.optIn(person, "generation", "feed");
        Reply ended = api.delete(path + "/consents/feed", scene.appToken());

        assertThat(ended.json().path("portraitsDestroyed").asInt()).isZero();
        assertThat(api.get(path + "/portraits", scene.appToken()).json().path("portraits"))
                .hasSize(1);
        scene.give(person, "feed")
                .json()
                .path("jobs")
                .forEach(job -> scene.finished(person, job.path("id").asString()));
        Reply spliced = scene.splice("eager", person, Scene.page(20));
        String shown = spliced.json().at("/items/3/id").asString();
        String kept = api.get(path + "/portraits", scene.appToken())
                .json()
                .findValuesAsString("id")
                .toString();
        assertThat(kept).contains(shown.substring("onlyyou:".length()));
        assertThat(api.get(path + "/portraits", scene.appToken()).json().path("portraits"))
                .hasSize(2);
    }

    @Test
    void epochGrowsWhenConsentEndsAndNotWhenItIsGivenAnew() {
        scene.give(person, "feed");
        api.delete(path + "/consents/feed", scene.appToken());
        Reply given = scene.give(person, "feed");

        assertThat(given.json().at("/consents/0/epoch").asLong()).isEqualTo(2);
    }

    @Test
    @Shows(Promised.ACCESS)
    void historyTellsEverythingInOrderAndPageByPage() {
        scene.give(person, "feed");
        api.delete(path + "/consents/feed", scene.appToken());
        scene.give(person, "stories");

        assertThat(history())
                .extracting(entry -> entry.path("purpose").asString() + " "
                        + entry.path("state").asString())
                .containsExactly("feed given", "feed withdrawn", "stories given");
        JsonNode firstPage =
                api.get(path + "/consents/history?limit=2", scene.appToken()).json();
        assertThat(firstPage.path("entries")).hasSize(2);
        JsonNode rest = api.get(
                        path + "/consents/history?cursor="
                                + firstPage.path("next").asString(),
                        scene.appToken())
                .json();
        assertThat(rest.path("entries")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?cursor=-1", "?cursor=abc", "?limit=0", "?limit=2147483648", "?cursor=1;drop table person"})
    void forgedCursorsAreRefused(String query) {
        Reply reply = api.get(path + "/consents/history" + query.replace(" ", "%20"), scene.appToken());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-request");
    }

    @Test
    @Shows(Promised.OTHERS_SEE_NOTHING)
    void anothersReceiptAndAnAbsentOneAreTheSameAnswer() {
        String other = Scene.somebody();
        String foreign = scene.give(other, "feed").json().path("receipt").asString();
        String id = foreign.substring(foreign.lastIndexOf('/') + 1);
        scene.give(person, "feed");

        Reply theirs = api.get(path + "/receipts/" + id, scene.appToken());
        Reply absent = api.get(path + "/receipts/" + UUID.randomUUID(), scene.appToken());

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.text()).isEqualTo(absent.text());
    }

    @Test
    void purposeThatDoesNotExistIsNotFound() {
        assertThat(scene.give(person, "everything").status()).isEqualTo(404);
    }

    @Test
    @Shows(Promised.OTHERS_SEE_NOTHING)
    void aPersonsTokenOpensNobodyElse() {
        Reply reply = api.get(path + "/consents", TestTokens.person(Scene.somebody()));

        assertThat(reply.status()).isEqualTo(403);
    }

    private List<JsonNode> history() {
        List<JsonNode> entries = new ArrayList<>();
        api.get(path + "/consents/history", scene.appToken())
                .json()
                .path("entries")
                .forEach(entries::add);
        return entries;
    }

    private String asserted(String purpose) {
        for (JsonNode consent :
                api.get(path + "/consents", scene.appToken()).json().path("consents")) {
            if (consent.path("purpose").asString().equals(purpose)) {
                return consent.path("assertedBy").asString();
            }
        }
        return "";
    }
}
